// SPDX-License-Identifier: GPL-3.0-or-later
#include "Wording.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace primer::bench {

namespace {

constexpr double kZipf = 1.05;

QStringList split(const char *words)
{
    return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
}

QStringList commonWords()
{
    return split(
        "the to you and of a or your in is it if for may not this that with can be are on have as do take "
        "medicine doctor any call tell how when at by from will more who some what should other than these "
        "before them they about one so while up people most often into time day days use used ask also help "
        "all feel has but no there very each like even after first then over them only same which stop "
        "pharmacist dose tablet risk pain blood high low effects side hours week weeks month months mouth "
        "water food eat drink alcohol sleep sleepy dizzy heart skin eyes head stomach liver kidneys breath "
        "breathing chest arm leg fall falls drive work home care nurse clinic hospital emergency number away "
        "right now keep safe child children baby pregnant milk older adult age body weight fever cough cold "
        "rash itch swelling throat face lips tongue hands feet muscle bone joint back mood sad worried "
        "thoughts "
        "harm hurt better worse change changes slow slowly fast sudden suddenly start new old small large "
        "little much many few less never always sometimes usually rarely common serious mild strong weak "
        "test "
        "tests check level levels sugar salt pressure infection virus allergy reaction treatment plan list "
        "bring write read label bottle box capsule liquid spoon needle patch cream drops spray inhaler "
        "morning "
        "night evening meal empty full with without missed skip double two three four five ten half hour "
        "minute minutes year years life need needs want wants know knows learn learns show shows make makes "
        "made give gives given get gets got come comes go goes gone see sees seen look looks watch wait hold "
        "open close store cool dry light dark room bathroom kitchen trash flush share sell family friend "
        "friends partner mother father daily twice once every other until unless because though however "
        "therefore during between against under above below near far long short early late next last again");
}

QStringList stems()
{
    return split(
        "walk talk rest turn lift bend sit stand move push pull press wash clean cover protect warn train "
        "plan "
        "record count measure lower raise reduce increase adjust begin finish repeat return follow avoid "
        "allow "
        "prevent treat heal cure improve worsen affect cause trigger ease calm soothe relax tighten loosen "
        "swallow chew crush dissolve mix inject inhale apply remove replace refill order deliver pack travel "
        "visit report notice remember forget confuse shake tremble sweat faint vomit bleed bruise ache burn "
        "sting tingle numb blur ring hear taste smell touch breathe snore wake dream nap yawn laugh cry "
        "shout "
        "smile worry fear panic hope trust decide choose agree refuse answer question explain describe "
        "discuss "
        "mention suggest advise recommend prescribe approve study compare review update support suffer "
        "endure "
        "recover survive persist continue remain appear develop spread limit extend shorten attach detach "
        "absorb release block slow speed balance control monitor manage handle carry wear dress shower "
        "bathe");
}

QStringList medicalWords()
{
    const QStringList fronts = split(
        "cardio nephro hepato neuro gastro derma osteo arthro myo hemo leuko lympho broncho pneumo rhino oto "
        "opto endo thyro adreno cysto colo entero pancreato vaso angio arterio phlebo encephalo psycho glyco "
        "lipo tracheo laryngo pharyngo spondylo tendo chondro fibro onco");
    const QStringList backs = split(
        "pathy itis algia osis gram graphy scopy logy megaly plasty sclerosis spasm trophy toxicity genesis");
    QStringList words = split(
        "seizure insomnia anxiety depression hypertension diabetes asthma stroke migraine delirium dementia "
        "withdrawal dependence tolerance overdose sedation benzodiazepine antidepressant anticoagulant "
        "antibiotic antihistamine opioid steroid insulin metformin warfarin placebo enzyme receptor "
        "serotonin "
        "dopamine cholesterol creatinine hemoglobin platelet potassium sodium calcium magnesium glucose "
        "hypoglycemia hyperkalemia tachycardia bradycardia arrhythmia edema dyspnea nausea constipation "
        "diarrhea pruritus urticaria anaphylaxis angina ischemia thrombosis embolism hemorrhage anemia");
    for (const QString &back : backs) {
        for (const QString &front : fronts) {
            const bool clashes = front.endsWith(u'o') && QStringView(u"aeiou").contains(back.front());
            words.append((clashes ? front.chopped(1) : front) + back);
        }
    }
    return words;
}

/// "tell", "telling", "telled": not always English, but cut like it.
QStringList formsOf(const QString &stem)
{
    const bool hasE = stem.endsWith(u'e');
    const QString root = hasE ? stem.chopped(1) : stem;
    return {stem, stem + u's', root + QStringLiteral("ing"), root + QStringLiteral("ed"),
        root + QStringLiteral("er"), root + QStringLiteral("able")};
}

constexpr auto kPatterns = std::to_array({
    "Tell your doctor if you have %m or had it before.",
    "Call your doctor right away if you notice %p.",
    "Do not take %n if you are allergic to it.",
    "Do not stop %n suddenly without talking to your prescriber.",
    "Some people who take %n have %m; most do not.",
    "Ask your pharmacist before you take any other medicine with %n.",
    "Take %n exactly as your prescriber told you.",
    "If you miss a dose, take it as soon as you remember, unless it is almost time for the next.",
    "Never take two doses at once.",
    "Store %n at room temperature, away from heat, damp and light, and where children cannot reach it.",
    "Do not drive or use machines until you know how %n affects you.",
    "Alcohol may make %p worse.",
    "Before you take %n, tell your doctor about all of your medical conditions.",
    "These are not all the possible side effects of %n.",
    "In studies, %m was seen in %d out of 100 people who took it, and in %d out of 100 who did not.",
    "Your doctor may order a test for %m before you start and every %d months.",
    "It is not known if %n passes into breast milk.",
    "Tell every clinician who treats you that you take %n.",
    "Keep a list of your medicines and show it to your doctor and pharmacist.",
    "The usual dose is %d mg once a day, and never more than %d mg in one day.",
});

void replaceFirst(QString &text, QLatin1StringView slot, const QString &words)
{
    if (const qsizetype at = text.indexOf(slot); at >= 0)
        text.replace(at, slot.size(), words);
}

} // namespace

Wording::Wording()
    : m_words(commonWords())
    , m_medical(medicalWords())
{
    for (const QString &stem : stems())
        m_words += formsOf(stem);
    m_words += m_medical;
    m_words.removeDuplicates();
    double sum = 0;
    for (qsizetype rank = 1; rank <= m_words.size(); ++rank) {
        sum += 1 / std::pow(static_cast<double>(rank), kZipf);
        m_shares.push_back(sum);
    }
    for (double &share : m_shares)
        share /= sum;
}

const QString &Wording::word(Chance &chance) const
{
    const auto at = std::upper_bound(m_shares.begin(), m_shares.end() - 1, chance.part());
    return m_words.at(at - m_shares.begin());
}

const QString &Wording::medicalWord(Chance &chance) const
{
    return m_medical.at(chance.below(static_cast<int>(m_medical.size())));
}

QString Wording::phrase(Chance &chance) const
{
    QStringList words;
    const int count = chance.between(3, 6);
    for (int i = 0; i < count; ++i)
        words.append(word(chance));
    return words.join(u' ');
}

QString Wording::fromPattern(Chance &chance, const QString &name) const
{
    QString text = QString::fromLatin1(kPatterns.at(static_cast<size_t>(chance.below(kPatterns.size()))));
    text.replace(QLatin1StringView("%n"), name);
    replaceFirst(text, QLatin1StringView("%m"), medicalWord(chance));
    replaceFirst(text, QLatin1StringView("%p"), phrase(chance));
    while (text.contains(QLatin1StringView("%d")))
        replaceFirst(text, QLatin1StringView("%d"), QString::number(chance.between(2, 60)));
    return text;
}

QString Wording::fromWords(Chance &chance) const
{
    QString text;
    const int count = chance.between(6, 18);
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            text += chance.in100(6) ? QStringLiteral(", ") : QStringLiteral(" ");
        text += word(chance);
    }
    text[0] = text.at(0).toUpper();
    return text + u'.';
}

QString Wording::sentence(Chance &chance, const QString &name) const
{
    return chance.in100(35) ? fromPattern(chance, name) : fromWords(chance);
}

namespace {

template <size_t Count>
QString oneOf(Chance &chance, const std::array<const char *, Count> &parts)
{
    return QString::fromLatin1(parts.at(static_cast<size_t>(chance.below(static_cast<int>(Count)))));
}

QString capital(QString word)
{
    word[0] = word.at(0).toUpper();
    return word;
}

} // namespace

QString medicineName(Chance &chance)
{
    static constexpr auto fronts = std::to_array({"a", "al", "am", "ba", "be", "bri", "ca", "ce", "clo", "cy",
        "da", "de", "do", "e", "en", "fa", "flu", "ga", "gli", "ha", "i", "ke", "la", "le", "lo", "me", "mi",
        "mo", "na", "ni", "o", "ox", "pa", "pe", "pro", "qui", "ra", "ri", "ro", "sa", "se", "su", "ta", "te",
        "to", "tri", "va", "ve", "xe", "za"});
    static constexpr auto middles = std::to_array({"ba", "bu", "ci", "co", "da", "di", "do", "fe", "ga", "lo",
        "la", "li", "ma", "me", "mo", "na", "ni", "no", "pa", "pi", "ra", "ri", "ro", "sa", "si", "ta", "te",
        "ti", "to", "tra", "va", "vi", "xa", "zo"});
    static constexpr auto ends = std::to_array({"zepam", "zolam", "pril", "sartan", "olol", "statin",
        "prazole", "mycin", "cillin", "floxacin", "mab", "tinib", "gliptin", "formin", "triptan", "setron",
        "dipine", "lukast", "oxetine", "azine", "idone", "apine", "amide", "thiazide", "parin", "vir",
        "conazole", "caine", "terol", "sone", "profen", "ole"});
    QString name = oneOf(chance, fronts) + oneOf(chance, middles);
    if (chance.in100(50))
        name += oneOf(chance, middles);
    return capital(name + oneOf(chance, ends));
}

QString brandName(Chance &chance)
{
    static constexpr auto fronts = std::to_array({"zor", "vex", "lu", "pra", "xan", "ny", "cel", "dol", "fe",
        "gra", "hu", "jan", "kli", "lip", "mel", "nor", "op", "pax", "qua", "riv", "syn", "tra", "ul", "viv",
        "wel", "ze", "bel", "cor", "dex", "ela"});
    static constexpr auto middles
        = std::to_array({"a", "o", "i", "e", "ami", "ori", "eva", "ula", "ino", "ara", "elo", "ita"});
    static constexpr auto ends = std::to_array({"ra", "xa", "pin", "tor", "vant", "sil", "zia", "qua", "lis",
        "ril", "dex", "nex", "tra", "via", "lon", "max"});
    return capital(oneOf(chance, fronts) + oneOf(chance, middles) + oneOf(chance, ends));
}

} // namespace primer::bench
