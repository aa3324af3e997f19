// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include <functional>
#include <memory>
#include <vector>

// Qt gives up after 5 s, which a machine with other work may need; what hangs is still told.
#undef QTRY_VERIFY
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 30'000)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)

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
