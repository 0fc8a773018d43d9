"""Sources read from their words alone: canonical names and parties, the world over."""

from __future__ import annotations

import pytest

from rashomon.claims.speakers.read import read
from rashomon.claims.speakers.source import Hints

BODIES = [
    ("Peru's Foreign Ministry", "Peru Ministry of Foreign Affairs", "Peru"),
    ("the Peruvian foreign ministry", "Peru Ministry of Foreign Affairs", "Peru"),
    ("the Ministry of Foreign Affairs of Peru", "Peru Ministry of Foreign Affairs", "Peru"),
    ("the Ministry of Foreign Affairs of the Republic of Peru", "Peru Ministry of Foreign Affairs", "Peru"),
    ("the Department of External Affairs of Canada", "Canada Department of Foreign Affairs", "Canada"),
    ("India's External Affairs Ministry", "India Ministry of Foreign Affairs", "India"),
    ("Kenya's Ministry of Defense", "Kenya Ministry of Defence", "Kenya"),
    ("the Kenyan Defence Ministry", "Kenya Ministry of Defence", "Kenya"),
    ("the defence ministry", "Ministry of Defence", None),
    ("the press service of the Moldovan Interior Ministry", "Moldova Ministry of Internal Affairs", "Moldova"),
    ("Lebanon's Health Ministry", "Lebanon Ministry of Health", "Lebanon"),
    ("the Hamas-run health ministry in Gaza", "Gaza Ministry of Health", "Gaza"),
    ("Ghana's Ministry of Foreign Affairs and Regional Integration", "Ghana Ministry of Foreign Affairs", "Ghana"),
    ("the State Department", "United States Department of State", "United States"),
    ("the Pentagon", "United States Department of Defence", "United States"),
    ("the FBI", "United States Federal Bureau of Investigation", "United States"),
    ("Chilean police", "Chile Police", "Chile"),
    ("Chile's national police", "Chile Police", "Chile"),
    ("Leeds police", "Leeds Police", "Leeds"),
    ("police in Nairobi", "Nairobi Police", "Nairobi"),
    ("the police", "Police", None),
    ("Nigeria's army", "Nigeria Army", "Nigeria"),
    ("the Thai military", "Thailand Armed Forces", "Thailand"),
    ("the Armed Forces of the Philippines", "Philippines Armed Forces", "Philippines"),
    ("the IDF", "Israel Armed Forces", "Israel"),
    ("the Indonesian disaster agency", "Indonesia Disaster Management Agency", "Indonesia"),
    ("Ukraine's General Staff", "Ukraine General Staff", "Ukraine"),
    ("Bogota's security services", "Colombia security services", "Colombia"),
    ("the State Security Service of Bulgaria", "Bulgaria State Security Service", "Bulgaria"),
    ("the Anti-Corruption Commission of Zambia", "Zambia Anti-Corruption Commission", "Zambia"),
    ("Haiti's Civil Protection Directorate", "Haiti Civil Protection Directorate", "Haiti"),
    ("the Defence Ministry of the self-styled Republic of Oz", "Republic of Oz Ministry of Defence", "Republic of Oz"),
    ("a spokesman for the Turkish Foreign Ministry", "Turkey Ministry of Foreign Affairs", "Turkey"),
    ("a Kenya Police spokeswoman", "Kenya Police", "Kenya"),
    ("a statement by Mali's Ministry of Justice", "Mali Ministry of Justice", "Mali"),
]  # fmt: skip

LANDS = [
    ("Paris", "France", "France"),
    ("Brasília", "Brazil", "Brazil"),
    ("New Delhi", "India", "India"),
    ("the Kremlin", "Russia", "Russia"),
    ("the White House", "United States", "United States"),
    ("Downing Street", "United Kingdom", "United Kingdom"),
    ("the U.S.", "United States", "United States"),
    ("the Ethiopian government", "Ethiopia", "Ethiopia"),
    ("the government of Ethiopia", "Ethiopia", "Ethiopia"),
    ("Ethiopian authorities", "Ethiopia", "Ethiopia"),
    ("the Vietnamese side", "Vietnam", "Vietnam"),
    ("the Republic of Kenya", "Kenya", "Kenya"),
    ("Jordan", "Jordan", "Jordan"),
]

ORGANISATIONS = [
    ("the UN", "United Nations", "United Nations"),
    ("the U.N. refugee agency", "UN Refugee Agency", "UN Refugee Agency"),
    ("the WHO", "World Health Organization", "World Health Organization"),
    ("Doctors Without Borders", "Médecins Sans Frontières", "Médecins Sans Frontières"),
    ("the Kenya Red Cross", "Kenya Red Cross", "Kenya Red Cross"),
    ("Lebanon's Hezbollah", "Hezbollah", "Hezbollah"),
    ("the Islamist group Hamas", "Hamas", "Hamas"),
    ("China's state news agency Xinhua", "Xinhua", "Xinhua"),
    ("an AFP reporter", "AFP", "AFP"),
    ("a correspondent for Reuters", "Reuters", "Reuters"),
    ("two Associated Press journalists", "AP", "AP"),
    ("Nordlicht news agency", "Nordlicht news agency", "Nordlicht news agency"),
    ("the Bank of England", "Bank of England", "Bank of England"),
    ("the Tokyo Electric Power Company", "Tokyo Electric Power Company", "Tokyo Electric Power Company"),
    ("the Jerusalem Post", "Jerusalem Post", "Jerusalem Post"),
    ("the London-based Andean Rights Network", "Andean Rights Network", "Andean Rights Network"),
    ("an Acme Mining spokesman", "Acme Mining", "Acme Mining"),
]

PERSONS = [
    ("Bolivian President Carmen Quispe", "Carmen Quispe", "Bolivia"),
    ("President Carmen Quispe of Bolivia", "Carmen Quispe", "Bolivia"),
    ("President of Bolivia Carmen Quispe", "Carmen Quispe", "Bolivia"),
    ("Carmen Quispe, Bolivia's president,", "Carmen Quispe", "Bolivia"),
    ("Thai Foreign Ministry spokeswoman Malee Suksawat", "Malee Suksawat", "Thailand"),
    ("the ministry's spokeswoman, Malee Suksawat,", "Malee Suksawat", None),
    ("US Secretary of State Martha Bell", "Martha Bell", "United States"),
    ("Adviser to Ghanaian President Kofi Boateng Ama Darko", "Ama Darko", "Ghana"),
    ("Kremlin spokesman Pavel Orlov", "Pavel Orlov", "Russia"),
    ("the head of the WHO, Birgit Lund", "Birgit Lund", "World Health Organization"),
    ("WHO spokeswoman Birgit Lund", "Birgit Lund", "World Health Organization"),
    ("Birgit Lund of the World Health Organization", "Birgit Lund", None),
    ("Sudanese army spokesman Osman Tahir", "Osman Tahir", "Sudan"),
    ("the governor of Helmand province, Mohammad Nadir,", "Mohammad Nadir", "Helmand"),
    ("Maria Keller, 45, the mayor of Altstadt,", "Maria Keller", "Altstadt"),
    ("Nairobi Governor Peter Otieno", "Peter Otieno", "Nairobi"),
    ("former Chilean president Diego Fuentes", "Diego Fuentes", None),
    ("Diego Fuentes, a former president of Chile", "Diego Fuentes", None),
    ("Senator Helen Marsh (D-Ohio)", "Helen Marsh", None),
    ("Al Jazeera's Samuel Adeyemi", "Samuel Adeyemi", "Al Jazeera"),
    ("Taliban spokesman Ahmad Rahimi", "Ahmad Rahimi", "Taliban"),
    ("Mrs. Keller", "Keller", None),
    ("Gen. Ahmed Mansour", "Ahmed Mansour", None),
    ("General Ludwig van der Berg", "Ludwig van der Berg", None),
    ("Papua New Guinea's Prime Minister John Tamate", "John Tamate", "Papua New Guinea"),
    ("Juan Pérez, who lives next door,", "Juan Pérez", None),
]

OFFICES = [
    ("the Peruvian president", "Peru President", "Peru"),
    ("France's interior minister", "France Minister of Internal Affairs", "France"),
    ("the prime minister of Nepal", "Nepal Prime Minister", "Nepal"),
    ("the mayor of Lima", "Mayor of Lima", "Lima"),
]

UNNAMED = [
    ("a source", "Source", None),
    ("several local residents who had fled the town", "Local residents", None),
    ("local media sources", "Local media", None),
    ("Bolivian officials", "Bolivian officials", "Bolivia"),
    ("a senior U.S. official", "Senior U.S. official", "United States"),
    ("an official at the Ministry of Health of Oman", "Official at the Ministry of Health of Oman", "Oman"),
    ("two witnesses", "Two witnesses", None),
    ("Corsican separatists", "Corsican separatists", "Corsican separatists"),
    ("a lawyer for Maria Keller", "Lawyer for Maria Keller", None),
]


@pytest.mark.parametrize(("phrase", "name", "party"), [*BODIES, *LANDS, *ORGANISATIONS, *PERSONS, *OFFICES, *UNNAMED])
def test_a_source_has_its_canonical_name_and_party(phrase: str, name: str, party: str | None) -> None:
    source = read(phrase)
    assert (source.name, source.party) == (name, party)


@pytest.mark.parametrize("phrases", [
    ("Peru's Defense Ministry", "the Peruvian Ministry of Defence", "the Defence Ministry of Peru", "Peru's MoD"),
    ("the United States", "the U.S.", "USA", "the US government", "Washington", "the White House"),
    ("Médecins Sans Frontières", "MSF", "Doctors Without Borders"),
])  # fmt: skip
def test_all_forms_of_one_name_are_one(phrases: tuple[str, ...]) -> None:
    assert len({read(phrase).name for phrase in phrases}) == 1


@pytest.mark.parametrize(("phrase", "members"), [
    ("Chad and Niger", ["Chad", "Niger"]),
    ("Reuters and AFP", ["Reuters", "AFP"]),
    ("the Ugandan army and local residents", ["Uganda Army", "Local residents"]),
    ("French Foreign Minister Luc Martin and Mali's president, Awa Diallo", ["Luc Martin", "Awa Diallo"]),
])  # fmt: skip
def test_and_joins_sources_that_can_stand_alone(phrase: str, members: list[str]) -> None:
    assert [member.name for member in read(phrase).members] == members


@pytest.mark.parametrize("phrase", [
    "the Centers for Disease Control and Prevention", "Trinidad and Tobago",
    "the Ministry of Labour and Social Affairs",
])  # fmt: skip
def test_and_inside_one_name_joins_nothing(phrase: str) -> None:
    assert not read(phrase).members


@pytest.mark.parametrize(("phrase", "kind", "gender"), [
    ("she", "woman", "f"), ("He himself", "man", "m"), ("it", "thing", None), ("they both", "several", None),
    ("we", "first", None),
])  # fmt: skip
def test_pronouns_tell_what_they_stand_for(phrase: str, kind: str, gender: str | None) -> None:
    source = read(phrase)
    assert (source.kind, source.pronoun, source.gender) == ("pronoun", kind, gender)


def test_capitals_part_an_acronym_from_a_pronoun() -> None:
    assert (read("US").name, read("us").kind) == ("United States", "pronoun")
    assert (read("WHO").name, read("who").kind) == ("World Health Organization", "pronoun")


def test_titles_tell_the_gender() -> None:
    assert read("Mrs. Keller").gender == "f"
    assert read("Brazilian army spokesman Jorge Lima").gender == "m"
    assert read("the chairwoman of Acme, Robin Field").gender == "f"


@pytest.mark.parametrize("phrase", ["the statement", "a written statement", "The announcement"])
def test_a_statement_without_an_owner_is_left_to_the_text(phrase: str) -> None:
    assert read(phrase).kind == "statement"


def test_the_country_is_left_to_the_text() -> None:
    source = read("the country's Health Ministry")
    assert (source.body, source.land, source.country) == ("Ministry of Health", None, True)


def test_nobody_says_what_is_said() -> None:
    assert read("It is noted").kind == "none"
    assert read("").kind == "none"


def test_the_parse_tells_persons_from_firms() -> None:
    key = ("northgate",)
    assert read("Northgate", Hints(persons=frozenset([key]))).kind == "person"
    assert read("Northgate", Hints(others=frozenset([key]))).kind == "organisation"


def test_a_country_that_only_the_account_knows() -> None:
    hints = Hints(lands={"ruritania": "Ruritania", "ruritanian": "Ruritania"})
    assert read("the Ruritanian army", hints).name == read("Ruritania's army", hints).name == "Ruritania Army"
    assert read("Ruritanian Prime Minister Rudolf Elphberg", hints).party == "Ruritania"


def test_a_second_description_is_nobody_else() -> None:
    one = read("Jane Roe, a member of the River Union and former head of the harbour office")
    assert (one.kind, one.name) == ("person", "Jane Roe")
    assert len(read("Jane Roe, John Doe and police").members) == 3
