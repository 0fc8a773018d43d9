"""Places as GeoJSON, read by geojson and shapely."""

from __future__ import annotations

import json

import geojson as reader
from shapely.geometry import shape

from rashomon.exports import geojson
from rashomon.model import Dossier, NamedPlace, Place
from tests import factories as make
from tests.exports.generated import any_dossier, given_dossiers, replaced


def check(of: Dossier) -> None:
    text = geojson.render(of)
    found = reader.loads(text)
    assert isinstance(found, reader.FeatureCollection) and found.is_valid, found.errors()
    assert len(found["features"]) == len(of.places)
    texts = {replaced(document.id): replaced(document.account.text) for document in of.documents}
    for feature, place in zip(json.loads(text)["features"], of.places, strict=True):
        if feature["geometry"] is not None:
            point = shape(feature["geometry"])
            assert (point.x, point.y) == (place.lon, place.lat)
        for mention in feature["properties"]["mentions"]:
            assert texts[mention["document"]][mention["begin"] : mention["end"]] == mention["text"]


@given_dossiers
def test_geojson_and_shapely_read_it(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


ACCOUNT = make.account("Flood in Balmur. The people of Belmora fled Balmur.", id="a", outlet="Courier")


def a_dossier(**fields: object) -> Dossier:
    names = [("Balmur", 0), ("Belmora", 0), ("Balmur", 20)]
    places = tuple(
        Place(span=make.span(ACCOUNT.text, name, after=at), text=name, name="Belmora", geonameid=7)
        for name, at in names
    )
    place = NamedPlace(
        name="Belmora", also=("Balmur",), used_by=(("Balmur", ("a",)),), documents=("a",), geonameid=7, **fields
    )
    return make.dossier(make.document(ACCOUNT, places=places), places=(place,))


def test_a_place_has_all_its_names_who_uses_them_and_where() -> None:
    (feature,) = json.loads(geojson.render(a_dossier(lat=1.5, lon=-2.25)))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-2.25, 1.5]}
    about = feature["properties"]
    assert (about["name"], about["also"], about["used_by"]) == (
        "Belmora",
        ["Balmur"],
        [{"name": "Balmur", "by": ["Courier"]}],
    )
    assert [mention["text"] for mention in about["mentions"]] == ["Balmur", "Belmora", "Balmur"]


def test_an_account_that_knows_a_place_from_others_is_searched_for_its_names() -> None:
    of = a_dossier()
    other = make.account("Rain in Belmora, none in Belmorava. The Balmur road is shut.", id="a")
    (feature,) = json.loads(geojson.render(make.dossier(make.document(other), places=of.places)))["features"]
    assert [mention["text"] for mention in feature["properties"]["mentions"]] == ["Belmora", "Balmur"]


def test_a_place_that_is_nowhere_known_has_no_coordinates() -> None:
    (feature,) = json.loads(geojson.render(a_dossier()))["features"]
    assert feature["geometry"] is None
