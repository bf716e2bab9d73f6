from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.slots import figures, score
from quotes.language.predicates import read_predicates
from quotes.matching.slots import Side, compare_slots
from tests.matching.differing import differing


@pytest.mark.parametrize(
    ("a", "b", "languages", "slots"),
    [
        ("De brug is dicht.", "De brug is niet open.", "nl nl", set()),
        ("De brug is dicht.", "De brug is open.", "nl nl", {"negation"}),
        ("Het water is onveilig.", "The water is not safe.", "nl en", set()),
        ("Het dak is onbeschadigd.", "Het dak is beschadigd.", "nl nl", {"negation"}),
        ("De raad stapt op.", "De raad wil niet opstappen.", "nl nl", {"negation"}),
        ("Hij ontkent dat hij betaalde.", "Hij zegt dat hij niet betaalde.", "nl nl", set()),
        ("Meer mensen hebben werk.", "Fewer people are unemployed.", "nl en", set()),
        ("De huur stijgt.", "Rents are falling.", "nl en", {"negation"}),
        ("Niet 30 maar 13 mensen kwamen.", "Dertien mensen kwamen.", "nl nl", set()),
        ("Het is niet alleen duur.", "It is expensive.", "nl en", set()),
        ("Een derde heeft geen auto.", "Twee derde heeft een auto.", "nl nl", set()),
        ("The virus may spread.", "The virus has spread.", "en en", {"modality"}),
        ("Leden moeten betalen.", "Members may pay.", "nl en", {"modality"}),
        ("De wet zal gelden.", "The law will apply.", "nl en", set()),
        ("Duitse boeren staken.", "Farmers in Germany are on strike.", "nl en", set()),
        ("Duitse boeren staken.", "Farmers in France are on strike.", "nl en", {"place"}),
        ("In Amsterdam is brand.", "In Nederland is brand.", "nl nl", set()),
        ("In Yerseke is brand.", "In een Zeeuws dorp is brand.", "nl nl", set()),
        ("In Yerseke is brand.", "In a village in Drenthe there is a fire.", "nl en", {"place"}),
        ("De Terneuzense haven is dicht.", "The port of Terneuzen is closed.", "nl en", set()),
        ("In Almelo is brand.", "In een Twentse stad is brand.", "nl nl", set()),
        ("In Lochem in Gelderland is brand.", "In Borculo in Gelderland is brand.", "nl nl", {"place"}),
        ("De brug bij Mechelen is dicht.", "In de Dijlestad is de brug dicht.", "nl nl", set()),
        ("De oude brug over de Maas is dicht.", "De oude brug over de Rijn is dicht.", "nl nl", {"place"}),
        ("Dinsdag opent de bakker zijn deuren.", "De bakker opent dinsdag zijn deuren.", "nl nl", set()),
        ("Vorig jaar won de fanfare de beker.", "De fanfare won vorig jaar de beker.", "nl nl", set()),
        ("Misschien komt de abt naar Assen.", "De abt komt misschien naar Assen.", "nl nl", set()),
        ("Bakkers openen dinsdag hun deuren.", "Dinsdag openen bakkers hun deuren.", "nl nl", set()),
        ("Al jaren klagen buren over stank.", "Buren klagen al jaren over stank.", "nl nl", set()),
        ("De raad wil dat de kade sluit.", "Dat de kade sluit, wil de raad.", "nl nl", set()),
        ("The mayor's brother was arrested.", "The brother of the mayor was arrested.", "en en", set()),
        (
            "In Ees zijn de afgelopen tien jaar 30 bomen geveld.",
            "In tien jaar zijn in Ees 30 bomen geveld.",
            "nl nl",
            set(),
        ),
        ("Bakkers helpen boeren.", "Boeren helpen bakkers.", "nl nl", {"entity"}),
        ("De trein van Leeds naar York.", "De trein van York naar Leeds.", "nl nl", {"entity"}),
        ("Brantsma koopt Delfkade.", "Delfkade wordt gekocht door Brantsma.", "nl nl", set()),
        ("Brantsma koopt Delfkade.", "Delfkade koopt Brantsma.", "nl nl", {"entity"}),
        ("PSV versloeg Ajax.", "Ajax verloor van PSV.", "nl nl", set()),
        ("Men earn more than women.", "Women earn less than men.", "en en", set()),
        ("Men earn more than women.", "Women earn more than men.", "en en", {"entity"}),
        (
            "De sauna is nu duurder dan vorig jaar.",
            "Vorig jaar was de sauna goedkoper dan nu.",
            "nl nl",
            set(),
        ),
        (
            "De sauna is nu duurder dan vorig jaar.",
            "De sauna was vorig jaar duurder dan nu.",
            "nl nl",
            {"entity"},
        ),
        (
            "DCI Orlen said the shed was empty.",
            "Detective Chief Inspector Mia Orlen said the shed was empty.",
            "en en",
            set(),
        ),
        ("Polens grootste haven is dicht.", "Poland's largest port is closed.", "nl en", set()),
        ("Polens grootste haven is dicht.", "Spain's largest port is closed.", "nl en", {"place"}),
        ("Zwemmen kost niets.", "Zwemmen is gratis.", "nl nl", set()),
        ("De NAVO stuurt schepen.", "NATO is sending ships.", "nl en", set()),
        ("Er vielen twaalf doden.", "Twelve people were injured.", "nl en", {"entity"}),
        ("Volgens Van Lier klopt het.", "Roodhart said it is true.", "nl en", {"speaker"}),
        ("De trein kan niet rijden.", "The train can't run.", "nl en", set()),
        ("De bouw kostte de helft van de geraamde 8 ton.", "Building cost 400,000 euros.", "nl en", set()),
        (
            "Het werd 62 in plaats van 50 miljoen euro.",
            "De bouw viel 12 miljoen euro duurder uit.",
            "nl nl",
            set(),
        ),
        ("Zij bleef twee termijnen van vier jaar.", "She stayed eight years.", "nl en", set()),
        ("The vote was 47 to 45.", "Er was een meerderheid van twee.", "en nl", set()),
        ("De ploeg won met 2-1.", "De ploeg won met 3-1.", "nl nl", {"number"}),
        ("Dat kost 310 euro per huishouden.", "It costs 310 euros a head.", "nl en", {"unit"}),
        ("Zij melden zich elk kwartaal.", "Zij melden zich elke maand.", "nl nl", {"unit"}),
        ("De olie wordt in dollars betaald.", "The oil is paid for in euros.", "nl en", {"unit"}),
        ("Kooistra weigerde commentaar te geven.", "Kooistra declined to comment.", "nl en", set()),
        ("Nooit eerder waren er zoveel otters.", "There were never this many otters.", "nl en", set()),
        ("No, the ferry sails.", "De veerpont vaart.", "en nl", set()),
        ("Het wrak ligt op de zeebodem.", "The wreck lies on the sea bed.", "nl en", set()),
        ("He was stopped with fake papers.", "Hij werd met nepdocumenten aangehouden.", "en nl", set()),
        ("De oven deed het niet.", "The oven failed.", "nl en", set()),
        (
            "De dienst blijft zeker varen.",
            "De dienst kan niet garanderen dat hij blijft varen.",
            "nl nl",
            {"modality", "negation"},
        ),
        ("De stier lijkt op een koe.", "The bull looks like a cow.", "nl en", set()),
        ("De Maan heeft water.", "The Moon has water.", "nl en", set()),
        ("Toyota roept wagens terug.", "Volkswagen is recalling cars.", "nl en", {"entity"}),
        ("Jordanië Opent Eerste Tentenkamp.", "Jordan Opens First Tent Camp.", "nl en", set()),
        ("Dat is NIET de bedoeling.", "That is NOT the plan.", "nl en", set()),
        ("Maastricht bouwt een brug.", "Er komt een brug in Limburg.", "nl nl", set()),
        ("Een fabriek in Uganda en Kenia.", "A factory in Tanzania and Kenya.", "nl en", {"place"}),
        ("Kai Adeyemi goes to Marseille.", "Kai Adeyemi komt uit Marseille.", "en nl", {"entity"}),
        (
            "The rate rose by two percentage points to 61 percent.",
            "Het cijfer is 55 procent.",
            "en nl",
            {"percentage"},
        ),
        ("Meerdorp won van Zandmeer.", "Meerdorp were beaten by Zandmeer.", "nl en", {"entity", "negation"}),
        ("Tolland blamed the contractor.", "The contractor blamed Tolland.", "en en", {"entity"}),
        ("Three of the ten wells work.", "Seven of the ten wells do not work.", "en en", set()),
        (
            "Het vaccin werkt minstens een jaar.",
            "The vaccine works for at most half a year.",
            "nl en",
            {"number"},
        ),
        ("Dat kost 3,5 miljoen euro.", "Dat kost 5,3 miljoen.", "nl nl", {"money"}),
        ("Per maand kost de belasting twintig euro.", "The tax costs 240 euros a year.", "nl en", set()),
        ("Ruim een op de drie stopt.", "35 percent drop out.", "nl en", set()),
        ("All hostages were unharmed.", "Geen gijzelaar raakte gewond.", "en nl", set()),
        ("Less than half was spent.", "More than half was not spent.", "en en", set()),
        ("Most residents oppose it.", "A majority of residents welcome it.", "en en", {"negation"}),
        ("Cars have been banned since May.", "Sinds mei zijn auto's verboden.", "en nl", set()),
        ("De pont is uit de vaart.", "The ferry is back in service.", "nl en", {"negation"}),
        ("Thuiswonende 70-plussers.", "People over 70 who live at home.", "nl en", set()),
        ("De raad is tevreden met het plan.", "The council is unhappy with the plan.", "nl en", {"negation"}),
        (
            "De huren stegen met 4,2 procent.",
            "Rents rose 2.4 percent more than a year earlier.",
            "nl en",
            {"percentage"},
        ),
        ("Windstoten tot 90 kilometer per uur.", "Gusts of up to 90 miles per hour.", "nl en", {"unit"}),
        ("Vijf van de acht leden.", "Van de acht leden kwamen er drie.", "nl nl", {"number"}),
        (
            "Er vielen twee doden en drie gewonden.",
            "Two people died and two were injured.",
            "nl en",
            {"number"},
        ),
        ("In juni, tussen 2014 en 2017.", "In January, from 2014 to 2017.", "nl en", {"date"}),
        (
            "De Spanjaard Ruiz verloor van Olde.",
            "Olde beat Ruiz of Spain.",
            "nl en",
            set(),
        ),
        ("De raad verzet zich.", "Het plan kan niet rekenen op steun van de raad.", "nl nl", set()),
        ("The help came too late.", "Help had not arrived in time.", "en en", set()),
        ("Nobody was hurt.", "Iedereen bleef ongedeerd.", "en nl", set()),
        ("A quarter would join.", "Three quarters would not go.", "en en", set()),
        ("Investors fled the shares.", "The shares were in demand.", "en en", {"negation"}),
        (
            "De oude molen valt niet onder de verzekering.",
            "The old mill is excluded from the insurance.",
            "nl en",
            set(),
        ),
        ("Norway sold Poland a ferry.", "Poland bought a ferry from Norway.", "en en", set()),
        (
            "Holders of a permit need not report it.",
            "Those with a permit are free not to report it.",
            "en en",
            set(),
        ),
        (
            "De raad heeft de fout van de bouwer onderschat.",
            "The council overestimated the builder's mistake.",
            "nl en",
            {"negation"},
        ),
        (
            "De raad houdt voet bij stuk over de haven.",
            "The council has backed down over the harbour.",
            "nl en",
            {"negation"},
        ),
        (
            "De staking in de haven is hervat.",
            "The strike in the port has been called off.",
            "nl en",
            {"negation"},
        ),
        (
            "Artsen zonder Grenzen opent een kliniek in Meerdorp.",
            "Doctors Without Borders opens a clinic in Meerdorp.",
            "nl en",
            set(),
        ),
        (
            "De molen verkeert in slechte staat, zonder wieken.",
            "The mill, sailless, is in a bad state.",
            "nl en",
            set(),
        ),
        (
            "Vesterland stemde in Meerdorp tegen het verdrag.",
            "Vesterland keerde zich in Meerdorp bij de stemming tegen het verdrag.",
            "nl nl",
            set(),
        ),
        (
            "Het middel maakt kippen niet onvruchtbaar, zegt de fabrikant.",
            "The maker says the drug does make chickens infertile.",
            "nl en",
            {"negation"},
        ),
        (
            "Niemand in de raad heeft ooit om een brug gevraagd.",
            "Somebody on the Zandmeer council did propose building one.",
            "nl en",
            {"negation"},
        ),
        (
            "The council welcomed the plan to close the old harbour.",
            "The plan to close the old harbour was condemned by the council.",
            "en en",
            {"negation"},
        ),
    ],
)
def test_truth_conditions_of_a_pair(a: str, b: str, languages: str, slots: set[str]) -> None:
    assert differing(a, b, languages) == slots


def test_both_wordings_are_given() -> None:
    slots = compare_slots(Side("Er zijn ruim 3.000 huizen.", "nl"), Side("Some 8,000 homes exist.", "en"))
    assert [(slot.slot, slot.a, slot.b, slot.verdict) for slot in slots] == [
        ("number", "ruim 3.000", "Some 8,000", "different")
    ]


def test_a_name_of_two_parts_is_told_as_one() -> None:
    a = Side("Pensioenfonds Zorg en Wegen verlaagt de premie.", "nl")
    b = Side("Pensioenfonds Metaal en Techniek verlaagt de premie.", "nl")
    (slot,) = compare_slots(a, b)
    assert (slot.a, slot.b) == ("Pensioenfonds Zorg en Wegen", "Pensioenfonds Metaal en Techniek")


def test_the_order_of_the_two_does_not_matter() -> None:
    a, b = "De raad keurde het plan niet goed.", "The council rejected the plan on 3 May."
    assert differing(a, b, "nl en") == differing(b, a, "en nl") == set()


texts = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["niet", "3", "10.000", "tussen", "en", "4", "%", "€", "maart", "31", "2024", "Van", "door", "een", "op", "de", "half", "vier",
         "miljoen", "20th", "century", "1/10", "--", "²", "A", "zegt", "not", "may", "x" * 60, "0", "9" * 50, "٣", "\ud800", "1990s"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    texts,
    texts,
    st.sampled_from(["nl", "en"]),
    st.sampled_from(["nl", "en"]),
    st.text(max_size=20),
    st.dates() | st.none(),
)
def test_no_text_makes_it_raise(a, b, language_a, language_b, speaker, said_on) -> None:
    compare_slots(Side(a, language_a, speaker, said_on), Side(b, language_b, said_on=said_on))


@settings(max_examples=100, deadline=None)
@given(texts, texts, st.sampled_from(["nl", "en"]), st.sampled_from(["nl", "en"]))
def test_no_tree_makes_it_raise(a, b, language_a, language_b) -> None:
    compare_slots(Side(a, language_a), Side(b, language_b), read_predicates)


@settings(max_examples=50, deadline=None)
@given(texts, st.sampled_from(["nl", "en"]))
def test_a_text_never_conflicts_with_itself(text, language) -> None:
    assert differing(text, text, f"{language} {language}") == set()


def test_figures_on_our_own_pairs_do_not_fall() -> None:
    measured = figures(score("pairs"))
    assert measured["caught"][0] >= 0.95 * measured["caught"][1]
    assert measured["false alarms"][0] <= 0.04 * measured["false alarms"][1]
    assert measured["conflicts in strong"][0] == 0
