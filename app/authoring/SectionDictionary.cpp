// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/SectionDictionary.h"

#include <zdict.h>

namespace primer {

namespace {

constexpr size_t kFewestTexts = 200;
constexpr size_t kDictionarySize = 32 * 1024;

} // namespace

QByteArray trainDictionary(const std::vector<QByteArray> &texts)
{
    if (texts.size() < kFewestTexts)
        return {};
    QByteArray samples;
    std::vector<size_t> sizes;
    for (const QByteArray &text : texts) {
        if (samples.size() + text.size() > kMostDictionarySamples)
            break;
        samples += text;
        sizes.push_back(static_cast<size_t>(text.size()));
    }
    QByteArray dictionary(static_cast<qsizetype>(kDictionarySize), Qt::Uninitialized);
    const size_t size = ZDICT_trainFromBuffer(dictionary.data(), kDictionarySize, samples.constData(),
        sizes.data(), static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size) != 0U)
        return {};
    dictionary.truncate(static_cast<qsizetype>(size));
    return dictionary;
}

} // namespace primer
