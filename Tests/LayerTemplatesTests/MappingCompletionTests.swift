import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Completed mappings` {
    private let source = ["ADA", "PARSEL_NO", "OBJECTID", "mahalle"].map { PropertyDefinition(name: $0, type: .text) }

    @Test func `fill what a mapping of constants leaves open`() throws {
        let template = try TemplateLibrary(folder: nil).template(named: "parsel")
        let mapping = FieldMapping(constants: ["ilce": .text("Merkez"), "mahalle": .text("Piri Çelebi")])
        let completed = mapping.completed(source: source, template: template)
        #expect(completed.constants == mapping.constants)
        #expect(completed.assignments.map(\.field).sorted() == ["ada", "parsel"])
    }

    @Test func `leave alone what the mapping names`() throws {
        let template = try TemplateLibrary(folder: nil).template(named: "parsel")
        let stated = FieldMapping.Assignment(source: "PARSEL_NO", field: "ada")
        let mapping = FieldMapping(assignments: [stated], dropped: ["mahalle"])
        let completed = mapping.completed(source: source, template: template)
        #expect(completed.assignments == [stated])
    }

    @Test func `stay as they are where nothing else is wanted`() throws {
        let template = try TemplateLibrary(folder: nil).template(named: "parsel")
        let mapping = FieldMapping(keepsOthers: false)
        #expect(mapping.completed(source: source, template: template) == mapping)
    }
}
