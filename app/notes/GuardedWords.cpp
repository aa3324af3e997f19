// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/GuardedWords.h"

#include <QStringList>

#include <algorithm>

namespace primer {

namespace {

/// The list that people may read and mend.
const QString kWords[] = {
    // negations, and words that turn a sentence round
    QStringLiteral("no not none never nothing nobody nor neither nowhere non cannot without unless except"
                   " stop stops stopped stopping avoid avoids avoided avoiding forbidden hardly seldom "
                   "rarely barely dont cant wont"),
    // numbers
    QStringLiteral("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                   " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
                   " eighty ninety hundred hundreds thousand thousands million dozen first second third"),
    // how much and how often
    QStringLiteral("half halves quarter quarters third thirds double doubled doubles triple twice once thrice"
                   " times daily nightly hourly weekly monthly every more less most least fewer maximum"
                   " minimum max min extra additional higher lower increase increases increased decrease"
                   " decreases decreased reduce reduces reduced before after until"),
    // units of weight, volume and strength
    QStringLiteral("mg mcg ug \u00b5g \u03bcg kg g ng gram grams milligram milligrams microgram micrograms"
                   " kilogram kilograms ml dl cl l litre litres liter liters milliliter milliliters"
                   " millilitre millilitres cc oz ounce ounces lb lbs pound pounds iu unit units mmol mol meq"
                   " percent degrees kcal calories inch inches cm mm feet foot pint pints"),
    // what is counted
    QStringLiteral("tablet tablets capsule capsules pill pills drop drops puff puffs spray sprays patch"
                   " patches dose doses teaspoon teaspoons tablespoon tablespoons spoonful spoonfuls"
                   " injection injections glass glasses cup cups"),
    // times
    QStringLiteral("second seconds sec minute minutes hour hours hr hrs h day days night nights week weeks"
                   " month months year years morning mornings noon evening evenings bedtime midnight am pm"),
    // medicines that no ending tells
    QStringLiteral("aspirin acetaminophen paracetamol lithium insulin warfarin codeine opioid opioids"
                   " benzo benzos heroin antidepressant antidepressants antihistamine antihistamines digoxin"
                   " iron melatonin kava valerian methotrexate steroid steroids cannabidiol rifampin"
                   " rifampicin maoi maois ssri ssris snri snris"),
    // brands
    QStringLiteral(
        "adderall advil aleve ambien ativan benadryl buspar celexa cymbalta depakote desyrel"
        " dilantin effexor epidiolex halcion inderal keppra klonopin lamictal lexapro librium"
        " lunesta luvox lyrica motrin narcan neurontin onfi paxil percocet pristiq prozac remeron"
        " restoril risperdal ritalin rivotril seroquel sonata suboxone subutex tegretol topamax"
        " tranxene trintellix tylenol valium viagra vicodin viibryd vistaril wellbutrin xanax"
        " xyrem zoloft zyban zyprexa zyrtec aplenzin dalmane doral loreev oxtellar sarafem sympazan"),
};

/// How the generic names of medicines end; an "s" may follow.
const QString kMedicineEndings = QStringLiteral(
    "azepam azolam azepate azepoxide azepine azenil barbital bamate pidem piclone aleplon"
    " oxetine oxamine faxine ipran alopram ipramine ilamine triptyline mirtazapine trazodone azodone"
    " pirone propion xyzine thazine romazine perazine phenazine apine idone piprazole peridol"
    " gabalin gabapentin racetam rigine zonisamide osamide valproate valproex toin tiagabine"
    " codone morphone orphine tadol madol fentanyl fentanil oxone trexone adone eridine"
    " olol pril sartan statin dipine azosin semide thiazide lactone arone xaban parin grel gatran"
    " formin gliptin gliflozin glutide glitazone glyburide ipizide"
    " cillin mycin micin floxacin oxacin cycline azole fungin ovir avir amivir"
    " profen coxib fenac oxicam proxen caine triptan setron tidine dramine hydramine atadine irizine"
    " lukast uterol eterol butamol asone isone olone esonide afil steride phylline ephrine onidine anfacine"
    " phenidate amfetamine amphetamine oxetin afinil tinib umab ximab exate thyroxine dronate estrel"
    " estradiol gestrel bazam zaprine albital isoprodol clofen orexant elteon perone vanserin"
    " traline giline cypromine nelzine boxazid oxepin ketamine emantine lofepramine mantadine antamine "
    "nepezil"
    " stigmine ipexole inirole polamine phenidyl tropine carbamol phenadrine anidine suximide gabatrin"
    " iramate ampanel namide iramine heptadine xylamine hydrinate fenadine pheniramine methorphan codeine"
    " azocine rolac sulfiram ropofol vedilol betalol otalol pamil tiazem cainide inidine opidine noxidil"
    " ezolid inafine oxifen opramide ephedrine ridazine prazine imozide amfetol");

constexpr int kLeastBrand = 4; ///< letters of a name that may be a brand
constexpr qsizetype kLeastNamed = 6; ///< letters of a word that is judged by its ending

QSet<QString> listedWords()
{
    QSet<QString> words;
    for (const QString &line : kWords) {
        for (const QString &word : line.split(u' '))
            words.insert(word);
    }
    return words;
}

bool hasMedicineEnding(const QString &word)
{
    static const QStringList endings = kMedicineEndings.split(u' ');
    const QStringView single = word.endsWith(u's') ? QStringView(word).chopped(1) : QStringView(word);
    return single.size() >= kLeastNamed
        && std::any_of(
            endings.begin(), endings.end(), [&](const QString &ending) { return single.endsWith(ending); });
}

bool isApostrophe(QChar sign)
{
    return sign == u'\'' || sign == u'\u2019';
}

bool isDash(QChar sign)
{
    return sign == u'-' || sign == u'\u2010' || sign == u'\u2011' || sign == u'\u2012' || sign == u'\u2013'
        || sign == u'\u2212';
}

/// Signs that change what a number means.
bool isMeasureSign(QChar sign)
{
    static const QString signs = QStringLiteral("%\u2030\u00b0<>\u2264\u2265\u00b1=\u00d7$\u00a3\u20ac");
    return signs.contains(sign);
}

bool joinsDigits(QChar sign)
{
    return sign == u'.' || sign == u',' || sign == u':' || sign == u'/' || sign == u'\u2044' || isDash(sign);
}

/// Part of a word for a reader, though it cannot be seen.
bool isInvisible(QChar sign)
{
    return sign == u'\u00ad' || sign == u'\u200b' || sign == u'\u2060' || sign == u'\ufeff';
}

/// Cuts a text into words and numbers.
class Cutter final
{
public:
    explicit Cutter(QStringView text)
        : m_text(text)
    { }

    /// False at the end of the text.
    bool next()
    {
        for (m_start = m_end; m_start < m_text.size(); ++m_start) {
            if (at(m_start).isNumber() || beginsNumber(m_start))
                return cutNumber();
            if (at(m_start).isLetter())
                return cutWord();
            if (isMeasureSign(at(m_start))) {
                m_end = m_start + 1;
                return true;
            }
        }
        return false;
    }

    int start() const { return static_cast<int>(m_start); }
    int end() const { return static_cast<int>(m_end); }
    bool isWord() const { return at(m_start).isLetter(); }
    /// As it is compared: in lower case, with plain dashes and apostrophes.
    QString word() const
    {
        QString word;
        word.reserve(m_end - m_start);
        for (qsizetype i = m_start; i < m_end; ++i) {
            if (!isInvisible(at(i)))
                word += isDash(at(i)) ? QChar(u'-') : isApostrophe(at(i)) ? QChar(u'\'') : at(i).toLower();
        }
        return word;
    }
    bool beginsSentence() const
    {
        for (qsizetype i = m_start; i-- > 0;) {
            const QChar sign = at(i);
            if (sign == u'\n' || sign == u'.' || sign == u'!' || sign == u'?' || sign == u':')
                return true;
            if (sign.isLetterOrNumber() || sign == u',' || sign == u';')
                return false;
        }
        return true;
    }

private:
    QChar at(qsizetype position) const { return position < m_text.size() ? m_text.at(position) : QChar(); }

    /// ".5" and "-5", but not "a.5" and "a-5".
    bool beginsNumber(qsizetype position) const
    {
        return (at(position) == u'.' || isDash(at(position))) && at(position + 1).isNumber()
            && (position == 0 || !at(position - 1).isLetterOrNumber());
    }

    bool cutNumber()
    {
        m_end = m_start + 1;
        while (at(m_end).isNumber() || (joinsDigits(at(m_end)) && at(m_end + 1).isNumber()))
            ++m_end;
        return true;
    }

    bool cutWord()
    {
        m_end = m_start + 1;
        while (at(m_end).isLetter() || at(m_end).isMark() || isInvisible(at(m_end))
            || (isApostrophe(at(m_end)) && at(m_end + 1).isLetter()))
            ++m_end;
        return true;
    }

    QStringView m_text;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
};

} // namespace

WordGuard::WordGuard(const QSet<QString> &names)
    : m_names(names)
{ }

void WordGuard::addProperNames(QStringView text)
{
    Cutter cutter(text);
    QString name; // the one before, if it stood alone so far
    int end = 0;
    while (cutter.next()) {
        const bool isCapital = cutter.isWord() && text.at(cutter.start()).isUpper();
        const bool isNextToName = isCapital && cutter.start() == end + 1 && text.at(end) == u' ';
        if (!name.isEmpty() && !isNextToName)
            m_properNames.insert(name);
        const bool isName = isCapital && !isNextToName && !cutter.beginsSentence()
            && cutter.end() - cutter.start() >= kLeastBrand && text.at(cutter.start() + 1).isLower();
        name = isName ? cutter.word() : QString();
        if (isCapital)
            end = cutter.end();
    }
    if (!name.isEmpty())
        m_properNames.insert(name);
}

bool WordGuard::guards(const QString &word) const
{
    static const QSet<QString> listed = listedWords();
    return listed.contains(word) || word.endsWith(u"n't") || m_names.contains(word)
        || m_properNames.contains(word) || hasMedicineEnding(word);
}

std::vector<GuardedWord> WordGuard::guardedIn(QStringView text) const
{
    std::vector<GuardedWord> found;
    Cutter cutter(text);
    while (cutter.next()) {
        QString word = cutter.word();
        if (!cutter.isWord() || guards(word))
            found.push_back({std::move(word), cutter.start(), cutter.end()});
    }
    return found;
}

} // namespace primer
