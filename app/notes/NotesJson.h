// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteHistory.h"

#include <QByteArray>

#include <vector>

namespace primer {

/// The version of the format that is written. Version 1 and this one can be read.
constexpr int kNotesFormatVersion = 2;

/// Notes as JSON, complete: the trash and earlier texts included. The same notes give the same bytes, and so
/// do notes that were read from such a file into an empty store: nothing in it tells when it was written.
///
/// It is a collection of W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD. What the
/// model has no word for has names that begin with "primer:".
///
///     {
///       "@context": ["http://www.w3.org/ns/anno.jsonld",       names only: nothing is fetched
///                    {"primer": "urn:patient-primer:", "version": "primer:version"}],
///       "id": "urn:patient-primer:notes", "type": "AnnotationCollection",
///       "format": "patient-primer-notes", "version": 2,
///       "total": 1,
///       "first": { "id": "urn:patient-primer:notes:page:1", "type": "AnnotationPage", "startIndex": 0,
///         "items": [ {                                          by "created", then by "id"
///           "id": "urn:uuid:7d0f...", "type": "Annotation",
///           "motivation": "highlighting",                       "commenting": a note; "questioning"
///           "created": "2026-11-22T14:05:00.000Z",              UTC with milliseconds
///           "modified": "...Z",                                 the last change of any kind
///           "body": [ {"type": "TextualBody", "format": "text/plain", "value": "Worse after lunch."},
///                     {"type": "TextualBody", "purpose": "tagging", "value": "sleep"} ],
///                                                               no text and no tags: no body
///           "target": {
///             "type": "SpecificResource",
///             "source": "urn:patient-primer:text:library:clonazepam/side-effects",
///                       PACK:TOPIC/SECTION; without a section about the topic as a whole.
///                       A note about nothing in particular has "target": "urn:patient-primer:notes"
///             "selector": [ {"type": "TextQuoteSelector", "exact": "...", "prefix": "...", "suffix": "..."},
///                           {"type": "TextPositionSelector", "start": 120, "end": 131} ],
///                       only with a passage; positions count UTF-16 units
///             "primer:digest": "...",                           of the text they were marked in
///             "primer:topicTitle": "Clonazepam", "primer:sectionTitle": "Side effects" },
///           "primer:color": "yellow",
///           "primer:revision": 3,                               counts the texts, from 1
///           "primer:answered": "2026-12-03",                    a day; only of an answered question
///           "primer:deleted": "...Z",                           only in the trash
///           "primer:versions": [ {"primer:revision": 2, "primer:written": "...Z", "primer:kept": "...Z",
///                                 "primer:text": "..."} ]       earlier texts, oldest first; none: left out
///         } ] }
///     }
QByteArray notesToJson(const std::vector<NoteRecord> &records);

} // namespace primer
