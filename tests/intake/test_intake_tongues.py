"""Another language is set aside by name; English with another language in it is read."""

import pytest

from tregua.intake import Given, read_paths
from tregua.intake.tongues import Tongue, tongue_of
from tregua.model import SetAside

ENGLISH = "The army said on Sunday that it had declared a truce in the north of the country. "
OTHERS = {
    "French (fr)": "L'armée a annoncé dimanche une trêve de trois jours dans la région, tandis que "
    "les rebelles ont accusé le gouvernement d'avoir bombardé un marché.",
    "Spanish (es)": "El ejército anunció el domingo una tregua de tres días en la región, mientras "
    "los rebeldes acusaron al gobierno de haber bombardeado un mercado.",
    "German (de)": "Die Armee verkündete am Sonntag eine dreitägige Waffenruhe in der Region, "
    "während die Rebellen der Regierung vorwarfen, einen Markt beschossen zu haben.",
    "Arabic (ar)": "أعلن الجيش يوم الأحد هدنة لمدة ثلاثة أيام في المنطقة، فيما اتهم المتمردون "
    "الحكومة بقصف سوق في المدينة وقتل أربعة مدنيين.",
    "Russian (ru)": "Армия объявила в воскресенье трёхдневное перемирие в регионе, а повстанцы "
    "обвинили правительство в обстреле рынка, где погибли четыре человека.",
    "Ukrainian (uk)": "Армія оголосила в неділю триденне перемир'я в регіоні, а повстанці "
    "звинуватили уряд в обстрілі ринку, де загинули четверо людей.",
    "Persian (fa)": "ارتش روز یکشنبه آتش‌بس سه روزه‌ای را در منطقه اعلام کرد، در حالی که شورشیان "
    "دولت را به بمباران یک بازار متهم کردند.",
    "Chinese (zh)": "军队周日宣布在该地区停火三天，而叛军则指责政府炮击了一个市场，"
    "造成四名平民死亡。"
    "反对派发言人表示，他们将在星期五之前作出回应，并要求国际社会派出观察员。",
    "Hindi (hi)": "सेना ने रविवार को क्षेत्र में तीन दिन के संघर्ष विराम की घोषणा की, जबकि "
    "विद्रोहियों ने सरकार पर एक बाजार पर बमबारी करने का आरोप लगाया।",
    "Indonesian (id)": "Militer pada hari Minggu mengumumkan gencatan senjata tiga hari di wilayah "
    "tersebut, sementara pemberontak menuduh pemerintah membom pasar.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_language_is_set_aside_by_its_name(tmp_path, name):
    path = tmp_path / "a.txt"
    path.write_text(OTHERS[name], "utf-8")
    (aside,) = read_paths([path], Given())
    assert isinstance(aside, SetAside)
    assert (aside.code, aside.reason) == (
        "input.unsupported",
        f"the text is in {name}, not English",
    )


@pytest.mark.parametrize("name", OTHERS)
def test_english_with_a_quotation_in_another_language_is_read(name):
    mixed = f"{ENGLISH} “{OTHERS[name]}”, the statement said.\n\n{ENGLISH * 4}"
    found = tongue_of(mixed)
    assert found is not None
    assert found.code == "en"


def test_english_in_capitals_is_english():
    found = tongue_of(ENGLISH.upper())
    assert found is not None
    assert found.code == "en"


def test_a_page_half_in_another_language_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{OTHERS['Russian (ru)'] * 4}\n\n{ENGLISH * 8}", "utf-8")
    (report,) = read_paths([path], Given())
    assert report.language == "en"
    assert "the text is in English, in part in Russian (ru), which is not read" in report.problems


def test_a_little_english_makes_no_english_text():
    found = tongue_of(f"{ENGLISH * 3}\n\n{OTHERS['French (fr)'] * 12}")
    assert found == Tongue("fr", "French (fr)", ("English (en)",))


@pytest.mark.parametrize(
    "text",
    ["Truce in Velna holds", "Trêve à Velna", "Kandahar, Kunduz, Herat, Zaranj, Qalat, Tarin Kot"],
)
def test_names_and_headlines_are_not_judged(text):
    assert tongue_of(text) is None


def test_another_script_is_told_from_a_few_letters():
    assert tongue_of("Перемирие в Адене") == Tongue(None, "Cyrillic script")
