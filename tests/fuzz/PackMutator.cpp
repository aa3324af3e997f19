// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes put in or taken out of a pack move all pages behind them, and SQLite refuses that at once. So most
// changes overwrite what is there.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t maxSize);

extern "C" std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t *data, std::size_t size, std::size_t maxSize, unsigned int seed)
{
    constexpr std::size_t kLongestPiece = 64;
    std::minstd_rand random(seed);
    if (size == 0 || random() % 8 == 0)
        return LLVMFuzzerMutate(data, size, maxSize);
    for (unsigned left = 1 + random() % 3; left > 0; --left) {
        const std::size_t at = random() % size;
        const std::size_t length = std::min(size - at, 1 + random() % kLongestPiece);
        LLVMFuzzerMutate(data + at, length, length);
    }
    return size;
}
