// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace primer::tests {

using MakeTest = std::function<std::unique_ptr<QObject>()>;

/// The test classes of this program, filled before main() by PRIMER_TEST.
std::vector<MakeTest> &registeredTests();

template <typename Test>
bool registerTest()
{
    registeredTests().push_back([] { return std::make_unique<Test>(); });
    return true;
}

} // namespace primer::tests

/// Stands once in each test file, after its class: runs that class in this program.
#define PRIMER_TEST(Class)                                                                                   \
    namespace {                                                                                              \
    [[maybe_unused]] const bool k##Class##Registered = primer::tests::registerTest<Class>();                 \
    }
