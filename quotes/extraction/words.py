"""Word lists of a language: `words/nl.toml`, `words/en.toml`. Lists are data; the code knows only their names."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, cached_property

from quotes.extraction.word_files import as_listed, entries_of, feminine_of, lists_of


@dataclass(frozen=True)
class Words:
    """Closed word classes and small name lists, all in lower case; `_endings` are ends of words."""

    traits: frozenset[str]
    clause_openers: frozenset[str]
    question_words: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    attaching: frozenset[str]
    particles: frozenset[str]
    adverbs: frozenset[str]
    finite: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    agent: frozenset[str]
    infinitive_marker: frozenset[str]
    noun_markers: frozenset[str]
    modals: frozenset[str]
    pronouns_masculine: frozenset[str]
    pronouns_feminine: frozenset[str]
    pronouns_plural: frozenset[str]
    pronouns_first: frozenset[str]
    pronouns_vague: frozenset[str]
    pronouns_thing: frozenset[str]
    pronouns_last: frozenset[str]
    plural_verbs: frozenset[str]
    anyone: frozenset[str]
    same_posts: frozenset[str]
    companies: frozenset[str]
    demonyms: frozenset[str]
    voice_markers: frozenset[str]
    presenting: frozenset[str]
    as_somebody: frozenset[str]
    company_forms: frozenset[str]
    whatever: frozenset[str]
    saying: frozenset[str]
    leaves_open: frozenset[str]
    word_phrases: frozenset[str]
    demonym_endings: tuple[str, ...]
    source_markers: frozenset[str]
    aldus: frozenset[str]
    impersonal_verbs: frozenset[str]
    impersonal_subject: frozenset[str]
    so: frozenset[str]
    anaphors: frozenset[str]
    own_words: frozenset[str]
    not_sources: frozenset[str]
    place_nouns: frozenset[str]
    locatives: frozenset[str]
    inside: frozenset[str]
    noun_clause_heads: frozenset[str]
    naming_prepositions: frozenset[str]
    roles: frozenset[str]
    feminine_roles: frozenset[str]
    feminine_forms: frozenset[str]
    masculine_roles: frozenset[str]
    unnamed_roles: frozenset[str]
    plural_people: frozenset[str]
    organisations: frozenset[str]
    organisation_names: frozenset[str]
    documents: frozenset[str]
    places: frozenset[str]
    departments: frozenset[str]
    nationalities: frozenset[str]
    feminine_names: frozenset[str]
    masculine_names: frozenset[str]
    portfolio_roles: frozenset[str]
    affiliating: frozenset[str]
    calendar: frozenset[str]
    adjectives: frozenset[str]
    focus: frozenset[str]
    abbreviations: frozenset[str]
    people_endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    name_joiners: frozenset[str]
    noun_joiners: frozenset[str]
    clause_joiners: frozenset[str]
    contrasting: frozenset[str]
    main_clause_joiners: frozenset[str]
    whether: frozenset[str]
    ambiguous_openers: frozenset[str]
    demonstrative_openers: frozenset[str]
    no_subordinators: frozenset[str]
    negations: frozenset[str]
    narrating: frozenset[str]
    narrating_phrases: frozenset[str]
    circumstances: frozenset[str]
    sure_circumstances: frozenset[str]
    whose: frozenset[str]
    among: frozenset[str]
    thing_relatives: frozenset[str]
    asking_verbs: frozenset[str]
    judging_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    named_as: frozenset[str]
    dummy_object_verbs: frozenset[str]
    denying_verbs: frozenset[str]
    private_verbs: frozenset[str]
    reported_verbs: frozenset[str]
    bare_complement_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    cue_fillers: frozenset[str]
    perfect_be: frozenset[str]
    double_infinitives: frozenset[str]
    parts_perfect: frozenset[str]
    passive_participles: frozenset[str]
    reflexives: frozenset[str]
    reflexive_prepositions: frozenset[str]
    stepped_over: frozenset[str]
    objects: frozenset[str]
    amounts: frozenset[str]
    own: frozenset[str]
    nominative: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    possessives_masculine: frozenset[str]
    possessives_feminine: frozenset[str]
    dummy_subjects: frozenset[str]
    one: frozenset[str]
    some_of: frozenset[str]
    partitive: frozenset[str]
    indefinite: frozenset[str]
    former: frozenset[str]
    other_holders: frozenset[str]
    plural_article: frozenset[str]
    elided_articles: frozenset[str]
    surname_articles: frozenset[str]
    affiliating_articles: frozenset[str]
    source_tails: frozenset[str]
    day_prepositions: frozenset[str]
    hearer_prepositions: frozenset[str]
    owner_prepositions: frozenset[str]
    within: frozenset[str]
    body_prepositions: frozenset[str]
    body_articles: frozenset[str]
    cause_prepositions: frozenset[str]
    close_to: frozenset[str]
    no_verb_behind: frozenset[str]
    verb_particles: frozenset[str]
    finite_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    present_endings: tuple[str, ...]
    resuming_endings: tuple[str, ...]
    plural_verb_endings: tuple[str, ...]
    past_plural_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    mute_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    nationality_endings: tuple[str, ...]
    country_adjective_endings: tuple[str, ...]
    member_endings: tuple[str, ...]
    age_endings: tuple[str, ...]

    @cached_property
    def pronouns(self) -> frozenset[str]:
        return self.pronouns_masculine | self.pronouns_feminine | self.pronouns_plural | self.pronouns_thing

    @cached_property
    def own_times(self) -> frozenset[str]:
        """What opens a phrase of time behind a noun, and tells nothing of it."""
        return self.calendar | self.adverbs

    @cached_property
    def owners(self) -> dict[str, str]:
        """`haar` -> `ze`: the pronoun for whoever owns what stands behind a possessive."""
        he, she = " ".join(self.he), " ".join(self.she)
        return dict.fromkeys(self.possessives_masculine, he) | dict.fromkeys(self.possessives_feminine, she)

    @cached_property
    def feminine_tails(self) -> tuple[str, ...]:
        """What a compound for a woman's post may end with."""
        return tuple(self.feminine_roles)

    @cached_property
    def masculine_of(self) -> dict[str, str]:
        """`biologe` -> `bioloog`."""
        return feminine_of(self.roles - self.feminine_roles, self.feminine_forms)

    @cached_property
    def any_person(self) -> frozenset[str]:
        """By post, kin or kind."""
        return self.roles | self.anyone

    @cached_property
    def genitive_s(self) -> tuple[str, ...]:
        """`'s`, with either apostrophe."""
        return tuple(f"{mark}{ending}" for mark in "'’" for ending in self.genitive_endings)

    @cached_property
    def genitives(self) -> tuple[str, ...]:
        """`'s` of `Trimble's`, the apostrophe of `Truss'`."""
        return (*self.genitive_s, "'", "’")

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        return self.perfect_auxiliaries | self.passive_auxiliaries

    @cached_property
    def clause_boundaries(self) -> frozenset[str]:
        return self.coordinators | self.subordinators

    @cached_property
    def first_names(self) -> frozenset[str]:
        return self.feminine_names | self.masculine_names

    @cached_property
    def bare_complements(self) -> bool:
        """May a clause follow a verb of saying without `that`, as in English? More of traits in docs/languages.md."""
        return "bare_complements" in self.traits

    @cached_property
    def common_nouns_small(self) -> bool:
        """Is a capital in the middle of a sentence a name's?"""
        return "common_nouns_small" in self.traits

    @cached_property
    def joins_nouns(self) -> bool:
        """Does the language write compounds as one word: `buitenlandminister`, not `foreign minister`?"""
        return "joined_compounds" in self.traits

    @cached_property
    def no_speakers(self) -> frozenset[str]:
        """Days and adverbs: nouns to a tagger, and no one that speaks."""
        return (self.adverbs | self.calendar | self.prepositions) - self.roles

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that may stand first in a sentence with a capital and are no names."""
        return self.no_nouns | self.source_markers | self.pronouns_first

    @cached_property
    def no_nouns(self) -> frozenset[str]:
        """The closed classes: none of these is a noun or an adjective."""
        return (
            self.finite
            | self.prepositions
            | self.adverbs
            | self.coordinators
            | self.relatives
            | self.clause_openers
            | self.pronouns
            | self.pronouns_vague
            | self.pronouns_first
            | self.subordinators
            | self.determiners
            | self.possessives
            | self.infinitive_marker
            | self.aldus
            | self.calendar
        )


@cache
def load_words(language: str) -> Words:
    """Read words/LANGUAGE.toml; entries are split at white space, or at `|` (once is enough) where one holds several words.

    Raises ValueError when a list is missing.
    """
    if message := complaint(language):
        raise ValueError(message)
    lists = {field.name: entries_of(lists_of(language)[field.name]) for field in fields(Words)}
    women = feminine_of(lists["roles"], lists["feminine_forms"])
    lists["roles"] += women
    lists["feminine_roles"] += women
    return Words(**{name: as_listed(name, entries) for name, entries in lists.items()})


def complaint(language: str) -> str | None:
    """Which lists a language lacks, in a sentence; None when it has them all."""
    lacking = [field.name for field in fields(Words) if field.name not in lists_of(language)]
    if not lacking:
        return None
    return f"quotes/extraction/words/{language}.toml lacks {', '.join(lacking)}. Add each, empty where there is no such word."
