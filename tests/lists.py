"""The tiny book with lists: a glossary, an index and quotations in its data, and paragraphs that mark some of them."""

from __future__ import annotations

import json

from tests.book import PACKAGE, Book

CHAPTER = "chapters/trees/01-growth"
GLOSSARY = """\
id,danish,english,definition_da,definition_en,abbreviation
zone,zone,zone,Et område med ens jord.,An area with the same soil.,
open-crown,åben krone,open crown,En krone med lys imellem grenene.,A crown with light between the branches.,
ageing,ældning,ageing,At et træ bliver gammelt efter § 11.,A tree growing old under section 11.,
islands,øbeplantning,island planting,Træer i grupper.,Trees in groups.,
avenue,allé,avenue,En vej med træer.,A road with trees.,
dbh,diameter i brysthøjde,diameter at breast height,Stammens tykkelse.,The thickness of the trunk.,DBH
lidar,LIDAR,LIDAR,Måling med lys.,Measurement by light.,LIDAR
trf,TRF – Træfonden,TRF – Tree Fund,En fond for træer.,A fund for trees.,TRF
unused,ubrugt,unused,Ingen steder.,Nowhere.,UB
"""
INDEX = """\
id,label_da,label_en
planting,Plantning,Planting
felling,Fældning,Felling
"""
QUOTES = """\
id,danish,english
mayor.trees,"Vi planter ""mange"" træer, og vi passer dem.","We plant “many” trees, and we look after them."
"""
MARKED = {
    "da": """En [åben krone]{term="open-crown"} i en [zone]{term="zone"} og en anden [zone]{term="zone"},
[ældningen]{term="ageing"}, [øbeplantning]{term="islands"}, en [allé]{term="avenue"}, målt i [brysthøjde]{term="dbh"}
med [LIDAR]{term="lidar"} for [TRF]{term="trf"}.
Om [plantning]{index="planting"} og [ny plantning]{index="planting"} siger hun: ["Vi planter
'mange' træer, og vi passer dem."]{quote="mayor.trees"}""",
    "en": """An [open crown]{term="open-crown"} in a [zone]{term="zone"} and another zone, [ageing]{term="ageing"},
[island planting]{term="islands"}, an [avenue]{term="avenue"}, measured at [breast height]{term="dbh"}
by [LIDAR]{term="lidar"} for the [TRF]{term="trf"}.
On [planting]{index="planting"} she says: ["We plant 'many' trees, and we look after them"]{quote="mayor.trees"}.""",
}


def add_lists(book: Book) -> None:
    """Give `book` the lists, and its first chapter a section of its own for each entry and the marked paragraph."""
    book.edit(
        "_quarto.yml",
        "    formats: [html]\n",
        "    formats: [html]\n    glossary: words\n    quotations: sayings\n"
        "    index:\n      table: topics\n      title: {da: Træer efter emne, en: Trees by subject}\n",
    )
    package = json.loads(book.read(PACKAGE))
    for name, content in (("words", GLOSSARY), ("topics", INDEX), ("sayings", QUOTES)):
        book.write(f"data/{name}.csv", content)
        package["resources"].append(_resource(name, content.partition("\n")[0].split(",")))
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    book.accept_data()
    for language, text in MARKED.items():
        file = f"{CHAPTER}.{language}.qmd"
        book.append(file, text)
        book.append(file, '## Om {#sec-planting index="planting"}\n\n[Tekst]{index="planting"}.')
        book.append(
            f"chapters/trees/02-streets.{language}.qmd", 'En [zone]{term="zone"} og [fældning]{index="felling"}.'
        )


def add_headings(book: Book) -> None:
    """Put each entry of the index of `book` under a heading."""
    for entry, headings in (
        ("label_da,label_en", "group_da,group_en"),
        ("Plantning,Planting", "Unge,Young"),
        ("Fældning,Felling", "Gamle,Old"),
    ):
        book.edit("data/topics.csv", f"{entry}\n", f"{entry},{headings}\n")
    package = json.loads(book.read(PACKAGE))
    topics = next(resource for resource in package["resources"] if resource["name"] == "topics")
    topics["schema"]["fields"] += [{"name": name, "type": "string"} for name in ("group_da", "group_en")]
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    book.accept_data()


def _resource(name: str, columns: list[str]) -> dict:
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": name,
        "titles": {"da": name, "en": name},
        "hash": "",
        "licenses": [{"name": "CC-BY-4.0"}],
        "origin": {"source": "grove2020", "item": "", "page": ""},
        "schema": {"fields": [{"name": column, "type": "string"} for column in columns], "primaryKey": "id"},
    }
