// SPDX-License-Identifier: GPL-3.0-or-later
#include "House.h"

namespace primer::tests {

namespace {

struct Row
{
    const char *name;
    const char *first;
    const char *second;
};

// clang-format off

constexpr Row kRooms[] = {
    // folder           may include                                     libraries
    {"app/base",        "",                                             "Qt Core, Qt Sql, tl-expected"},
    {"app/library",     "app/base",                                     "Qt Core, Qt Sql, zstd, libsodium"},
    {"app/notes",       "app/base",                                     "Qt Core, Qt Sql"},
    {"app/visits",      "app/base, app/library, app/notes",             "Qt Core"},
    {"app/search",      "app/base, app/library, app/notes",             "Qt Core, Xapian"},
    {"app/document",    "app/base, app/library, app/notes, app/visits", "Qt Core, Qt Gui, Qt Svg, libqpdf"},
    {"app/authoring",   "app/base, app/library",                        "Qt Core, Qt Sql, Xapian, zstd, cmark-gfm, yaml-cpp"},
    {"ui",              "app/base, app/library, app/notes, app/visits, app/search, app/document, ui",
                                                                        "Qt Core, Qt Gui, Qt Widgets, Qt Svg"},
    {"ui/printing",     "app/base, app/library, app/notes, app/visits, app/search, app/document, ui",
                                                                        "Qt Core, Qt Gui, Qt Widgets, Qt Svg, Qt PrintSupport"},
    {"ui/spelling",     "app/base, app/library, app/notes, app/visits, app/search, app/document, ui",
                                                                        "Qt Core, Qt Gui, Qt Widgets, Qt Svg, Hunspell"},
};

constexpr Row kOutsides[] = {
    // library          headers                     linked in CMake as
    {"Qt Core",         "QtCore/",                  "Qt6::Core"},
    {"Qt Sql",          "QtSql/",                   "Qt6::Sql"},
    {"Qt Gui",          "QtGui/",                   "Qt6::Gui"},
    {"Qt Svg",          "QtSvg/",                   "Qt6::Svg"},
    {"Qt Widgets",      "QtWidgets/",               "Qt6::Widgets"},
    {"Qt PrintSupport", "QtPrintSupport/",          "Qt6::PrintSupport"},
    {"tl-expected",     "tl/",                      "tl::expected"},
    {"zstd",            "zstd.h, zdict.h",          "PkgConfig::zstd"},
    {"libsodium",       "sodium.h",                 "PkgConfig::sodium"},
    {"Xapian",          "xapian.h",                 "${XAPIAN_LIBRARIES}"},
    {"libqpdf",         "qpdf/",                    "PkgConfig::qpdf"},
    {"cmark-gfm",       "cmark-gfm.h, cmark-gfm-",  "PkgConfig::cmark, cmark-gfm-extensions"},
    {"yaml-cpp",        "yaml-cpp/",                "yaml-cpp"},
    {"Hunspell",        "hunspell.hxx",             "PkgConfig::hunspell"},
};

constexpr Row kForbidden[] = {
    // pattern                                      why
    {R"(\b(SIGNAL|SLOT)\s*\()",                     "connect by function pointer or lambda", ""},
    {R"(\bprocessEvents\b)",                        "it lets events in at a place that does not expect them", ""},
    {R"(\b(set|insert)(Html|Markdown)\s*\()",       "build the document from SectionContent with QTextCursor", ""},
};

constexpr const char *kEmptyNames = "util, utils, helper, helpers, manager, common, misc";

constexpr const char *kSystemHeaders
    = "fcntl.h, unistd.h, sys/file.h, sys/resource.h, sys/stat.h, sys/statvfs.h, sys/types.h";

// clang-format on

QStringList listed(const char *words)
{
    return QString::fromLatin1(words).split(QStringLiteral(", "), Qt::SkipEmptyParts);
}

} // namespace

const std::vector<Room> &rooms()
{
    static const std::vector<Room> table = [] {
        std::vector<Room> result;
        for (const Row &row : kRooms)
            result.push_back({QString::fromLatin1(row.name), listed(row.first), listed(row.second)});
        return result;
    }();
    return table;
}

const std::vector<Outside> &outsides()
{
    static const std::vector<Outside> table = [] {
        std::vector<Outside> result;
        for (const Row &row : kOutsides)
            result.push_back({QString::fromLatin1(row.name), listed(row.first), listed(row.second)});
        return result;
    }();
    return table;
}

const std::vector<Forbidden> &forbiddenWords()
{
    static const std::vector<Forbidden> table = [] {
        std::vector<Forbidden> result;
        for (const Row &row : kForbidden)
            result.push_back({QString::fromLatin1(row.name), QString::fromLatin1(row.first)});
        return result;
    }();
    return table;
}

const QStringList &emptyNames()
{
    static const QStringList table = listed(kEmptyNames);
    return table;
}

const QStringList &systemHeaders()
{
    static const QStringList table = listed(kSystemHeaders);
    return table;
}

} // namespace primer::tests
