// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PdfFinish.h"

#include <QCoreApplication>

#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace primer {

namespace {

using Handle = QPDFObjectHandle;

Handle textOf(const QString &text)
{
    return Handle::newUnicodeString(text.toStdString());
}

/// Adds to one file; lives as long as its passes run.
class Finisher final
{
public:
    Finisher(QPDF &pdf, const PdfDetails &details)
        : m_pdf(pdf)
        , m_details(details)
    {
        for (QPDFPageObjectHelper &page : QPDFPageDocumentHelper(pdf).getAllPages())
            m_pages.push_back(page.getObjectHandle());
    }

    void run()
    {
        describe();
        addDestinations();
        addLinks();
        addOutline();
    }

private:
    bool hasPage(int page) const { return page >= 0 && static_cast<size_t>(page) < m_pages.size(); }

    double heightOf(int page)
    {
        Handle box = m_pages[static_cast<size_t>(page)].getKey("/MediaBox");
        return box.isArray() && box.getArrayNItems() == 4 ? box.getArrayItem(3).getNumericValue() : 0;
    }

    Handle destination(const PdfPlace &place)
    {
        Handle array = Handle::newArray();
        array.appendItem(m_pages[static_cast<size_t>(place.page)]);
        array.appendItem(Handle::newName("/XYZ"));
        array.appendItem(Handle::newNull());
        array.appendItem(Handle::newReal(heightOf(place.page) - place.top, 2));
        array.appendItem(Handle::newNull());
        return array;
    }

    void describe()
    {
        Handle root = m_pdf.getRoot();
        root.removeKey("/Metadata");
        root.replaceKey("/Lang", Handle::newString(m_details.language.toStdString()));
        Handle preferences = Handle::newDictionary();
        preferences.replaceKey("/DisplayDocTitle", Handle::newBool(true));
        root.replaceKey("/ViewerPreferences", preferences);

        const QString day = m_details.date.toString(QStringLiteral("yyyyMMdd"));
        const std::string date = "D:" + day.toStdString() + "000000Z";
        Handle info = m_pdf.makeIndirectObject(Handle::newDictionary());
        info.replaceKey("/Title", textOf(m_details.title));
        info.replaceKey("/Creator", Handle::newString("Patient Primer"));
        info.replaceKey("/Producer", Handle::newString("Patient Primer"));
        info.replaceKey("/CreationDate", Handle::newString(date));
        info.replaceKey("/ModDate", Handle::newString(date));
        m_pdf.getTrailer().replaceKey("/Info", info);
        m_pdf.getTrailer().removeKey("/ID");
    }

    void addDestinations()
    {
        QMap<QByteArray, PdfPlace> sorted; // a name tree is in the order of its bytes
        for (auto it = m_details.destinations.begin(); it != m_details.destinations.end(); ++it) {
            if (hasPage(it.value().page))
                sorted.insert(it.key().toUtf8(), it.value());
        }
        if (sorted.isEmpty())
            return;
        Handle names = Handle::newArray();
        for (auto it = sorted.begin(); it != sorted.end(); ++it) {
            names.appendItem(Handle::newString(it.key().toStdString()));
            names.appendItem(destination(it.value()));
        }
        Handle tree = Handle::newDictionary();
        tree.replaceKey("/Names", names);
        Handle kinds = Handle::newDictionary();
        kinds.replaceKey("/Dests", tree);
        m_pdf.getRoot().replaceKey("/Names", kinds);
    }

    void addLinks()
    {
        for (const PdfLink &link : m_details.links) {
            if (!hasPage(link.page))
                continue;
            const double height = heightOf(link.page);
            Handle rect = Handle::newArray();
            for (const double side :
                {link.rect.left(), height - link.rect.bottom(), link.rect.right(), height - link.rect.top()})
                rect.appendItem(Handle::newReal(side, 2));
            Handle annotation = Handle::newDictionary();
            annotation.replaceKey("/Type", Handle::newName("/Annot"));
            annotation.replaceKey("/Subtype", Handle::newName("/Link"));
            annotation.replaceKey("/Rect", rect);
            annotation.replaceKey("/Border", Handle::parse("[0 0 0]"));
            addTarget(annotation, link.target);
            Handle page = m_pages[static_cast<size_t>(link.page)];
            if (!page.getKey("/Annots").isArray())
                page.replaceKey("/Annots", Handle::newArray());
            page.getKey("/Annots").appendItem(m_pdf.makeIndirectObject(annotation));
        }
    }

    void addTarget(Handle &annotation, const QString &target) const
    {
        if (m_details.destinations.contains(target)) {
            annotation.replaceKey("/Dest", Handle::newString(target.toStdString()));
            return;
        }
        Handle action = Handle::newDictionary();
        action.replaceKey("/S", Handle::newName("/URI"));
        action.replaceKey("/URI", Handle::newString(target.toStdString()));
        annotation.replaceKey("/A", action);
    }

    void addOutline()
    {
        if (m_details.outline.empty())
            return;
        Handle root = m_pdf.makeIndirectObject(Handle::newDictionary());
        root.replaceKey("/Type", Handle::newName("/Outlines"));
        size_t at = 0;
        addChildren(root, 0, at);
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }

    /// The headings from `at` on that are below `level`; how many entries were added.
    int addChildren(Handle parent, int level, size_t &at)
    {
        Handle previous = Handle::newNull();
        int count = 0;
        while (at < m_details.outline.size() && m_details.outline[at].level > level) {
            const PdfHeading &heading = m_details.outline[at++];
            Handle entry = m_pdf.makeIndirectObject(Handle::newDictionary());
            entry.replaceKey("/Title", textOf(heading.title));
            entry.replaceKey("/Parent", parent);
            if (hasPage(heading.place.page))
                entry.replaceKey("/Dest", destination(heading.place));
            if (previous.isNull()) {
                parent.replaceKey("/First", entry);
            } else {
                previous.replaceKey("/Next", entry);
                entry.replaceKey("/Prev", previous);
            }
            parent.replaceKey("/Last", entry);
            count += 1 + addChildren(entry, heading.level, at);
            previous = entry;
        }
        if (count > 0)
            parent.replaceKey("/Count", Handle::newInteger(count));
        return count;
    }

    QPDF &m_pdf;
    const PdfDetails &m_details;
    std::vector<Handle> m_pages;
};

} // namespace

Result<QByteArray> finishPdf(const QByteArray &pdf, const PdfDetails &details)
{
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.setAttemptRecovery(false);
        file.processMemoryFile("handout", pdf.constData(), static_cast<size_t>(pdf.size()));
        Finisher(file, details).run();
        QPDFWriter writer(file);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(
            reinterpret_cast<const char *>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize()));
    } catch (const std::exception &problem) {
        return failure(Trouble::Other,
            QCoreApplication::translate("Handout", "The PDF file could not be made. Try again."),
            QString::fromUtf8(problem.what()));
    }
}

} // namespace primer
