import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Applied field mappings` {
    let template = LayerTemplate(
        name: "agac",
        title: LocalizedText(verbatim: "agac"),
        theme: "cevre",
        geometry: nil,
        fields: [
            TemplateField(name: "kod", title: LocalizedText(verbatim: "Kod"), type: .text, maximumLength: 9),
            TemplateField(name: "boy", title: LocalizedText(verbatim: "Boy"), type: .real),
            TemplateField(name: "dikim", title: LocalizedText(verbatim: "Dikim"), type: .date),
        ]
    )
    let source = [
        PropertyDefinition(name: "BOY", type: .text), PropertyDefinition(name: "Kod", type: .integer),
        PropertyDefinition(name: "Renk", type: .text, maximumLength: 5), PropertyDefinition(name: "DIKIM", type: .text),
    ]

    @Test func `give the template's fields first, then the others`() throws {
        let mapping = FieldMapping(
            assignments: [.init(source: "Kod", field: "kod"), .init(source: "boy", field: "boy")],
            constants: ["dikim": .text("21.11.2026")]
        )
        let fields = try mapping.applied(to: source, template: template)
        #expect(fields.map(\.definition.name) == ["kod", "boy", "dikim", "Renk", "DIKIM_2"])
        #expect(fields.map(\.definition.type) == [.text, .real, .date, .text, .text])
        #expect(
            fields.map(\.origin) == [.source(1), .source(0), .constant(.text("2026-11-21")), .source(2), .source(3)]
        )
        #expect(fields.map(\.isTemplateField) == [true, true, true, false, false])
        #expect(fields[0].definition.maximumLength == 9 && fields[3].definition.maximumLength == 5)
    }

    @Test func `leave out what is to be left out`() throws {
        var mapping = FieldMapping(assignments: [.init(source: "Kod", field: "kod")], dropped: ["renk", "BOY"])
        #expect(
            try mapping.applied(to: source, template: template).map(\.origin) == [.source(1), .none, .none, .source(3)]
        )
        mapping.keepsOthers = false
        #expect(try mapping.applied(to: source, template: template).count == 3)
    }

    @Test(arguments: [
        (FieldMapping(assignments: [.init(source: "Kodu", field: "kod")]), "'Kod'"),
        (FieldMapping(assignments: [.init(source: "Kod", field: "kodu")]), "'kod'"),
        (
            FieldMapping(assignments: [.init(source: "Kod", field: "kod"), .init(source: "BOY", field: "kod")]),
            "one line"
        ),
        (
            FieldMapping(assignments: [.init(source: "Kod", field: "kod"), .init(source: "KOD", field: "boy")]),
            "one line"
        ),
        (FieldMapping(assignments: [.init(source: "Kod", field: "kod")], constants: ["kod": .text("x")]), "one line"),
        (FieldMapping(constants: ["renk": .text("x")]), "kod, boy, dikim"),
        (FieldMapping(constants: ["boy": .text("uzun")]), "real"),
        (FieldMapping(constants: ["boy": .text("1.295")]), "real"),
        (FieldMapping(constants: ["dikim": .text("31.02.2026")]), "date"),
        (FieldMapping(constants: ["dikim": .text(" ")]), "date"),
    ])
    func `are refused where they do not fit`(mapping: FieldMapping, word: String) throws {
        let error = try #require(throws: PaftaError.self) { try mapping.applied(to: source, template: template) }
        #expect(error.code == .invalidMapping && error.remedy?.english.contains(word) == true)
    }
}
