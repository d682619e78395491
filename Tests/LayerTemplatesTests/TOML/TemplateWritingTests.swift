import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Writing templates` {
    @Test(arguments: BuiltInNames.all)
    func `a built-in template reads back as it was, explained or not`(name: String) throws {
        let template = try LayerTemplate.builtIn(name)
        #expect(try LayerTemplate(toml: template.toml) == template)
        #expect(try LayerTemplate(toml: template.explainedTOML) == template)
    }

    @Test(arguments: 0..<200)
    func `any template reads back as it was`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let template = LayerTemplate.random(using: &random)
        #expect(try LayerTemplate(toml: template.toml) == template)
        #expect(try LayerTemplate(toml: template.explainedTOML) == template)
    }

    @Test func `every key is explained in both languages, also those not used`() {
        let text = LayerTemplate.starter(named: "agac").explainedTOML
        for key in ["partition", "update_days", "container", "codes", "range", "max_length", "personal", "role"] {
            #expect(text.contains("# \(key) = "), "\(key)")
        }
        #expect(text.contains("# katmandan sorumlu birim\n# the unit that delivers the layer\n"))
    }

    @Test func `the examples of unused keys are valid`() throws {
        let examples = ["partition = \"tur\"", "update_days = 90", "owner = \"Park ve Bahçeler Müdürlüğü\""]
        for example in examples { _ = try LayerTemplate(toml: LayerTemplate.tree(example)) }
    }
}

enum BuiltInNames {
    static let all = `Built-in templates`.schemas.map(\.0)
}

/// Numbers that look random and are the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension LayerTemplate {
    /// A template with any valid content, also characters that TOML has to escape.
    static func random(using random: inout SeededGenerator) -> LayerTemplate {
        let fields = (1...Int.random(in: 1...6, using: &random)).map { TemplateField.random($0, using: &random) }
        var topology = TemplateTopology()
        topology.forbidsOverlaps = .random(using: &random)
        topology.isNetwork = .random(using: &random)
        if Bool.random(using: &random) { topology.gapGroup = [fields[0].name] }
        if Bool.random(using: &random) {
            topology.container = TemplateContainer(
                layer: text(using: &random),
                field: fields[0].name,
                containerField: "x",
                otherField: Bool.random(using: &random) ? text(using: &random) : nil
            )
        }
        if Bool.random(using: &random) {
            topology.roads = [
                TemplateRoads(layer: "yol", width: text(using: &random)),
                TemplateRoads(layer: "plan_cizgi", width: "g", field: "tur", values: [text(using: &random), "x"]),
            ]
        }
        if Bool.random(using: &random) { topology.uncrossed = [text(using: &random)] }
        return LayerTemplate(
            name: "t_\(Int.random(in: 0...99, using: &random))",
            title: LocalizedText(text(using: &random), tr: text(using: &random)),
            theme: "tema",
            geometry: GeometryType.allCases.randomElement(using: &random)
                .map { TemplateGeometry(type: $0, keepsHeights: .random(using: &random)) },
            fields: fields,
            key: Bool.random(using: &random) ? [fields[0].name] : [],
            ownerUnit: Bool.random(using: &random) ? text(using: &random) : nil,
            updatePeriodDays: Bool.random(using: &random) ? 7 : nil,
            access: AccessClass.allCases.randomElement(using: &random) ?? .staff,
            secrecy: SecrecyGrade.allCases.randomElement(using: &random) ?? .secret,
            topology: topology
        )
    }

    static func text(using random: inout SeededGenerator) -> String {
        let characters = Array("aİışĞ\"\\\n\t\r#=[]{}'\u{1}\u{7F}é€😀 .,")
        let count = Int.random(in: 0...12, using: &random)
        return "x" + String((0..<count).compactMap { _ in characters.randomElement(using: &random) })
    }
}

extension TemplateField {
    static func random(_ number: Int, using random: inout SeededGenerator) -> TemplateField {
        let type = PropertyType.allCases.randomElement(using: &random) ?? .text
        var field = TemplateField(
            name: "f\(number)",
            title: LocalizedText(LayerTemplate.text(using: &random), tr: LayerTemplate.text(using: &random)),
            type: type,
            isRequired: .random(using: &random),
            personalData: PersonalDataClass.allCases.randomElement(using: &random) ?? .none,
            synonyms: ["s\(number)", "ş \(number) \"x\""]
        )
        if type == .integer || type == .real {
            field.unit = "m2"
            let ends = [-1e-7, 0, 0.1, 1, 12.5, 3e20].shuffled(using: &random)
            let (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
            field.range = TemplateRange(minimum: low, maximum: high, excludesMinimum: .random(using: &random))
        }
        if type == .text {
            field.codes = [
                TemplateCode("a\"b", LocalizedText(verbatim: "a\"b")),
                TemplateCode("ı", LocalizedText(LayerTemplate.text(using: &random), tr: "ü")),
            ]
            field.maximumLength = 40
        }
        return field
    }
}
