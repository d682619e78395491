import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `The set of rules` {
    @Test func `has every number once, in order, with a title in both languages`() {
        #expect(RuleSet.all.map(\.rule.number) == Array(1...34))
        #expect(RuleSet.all.allSatisfy { !$0.title.english.isEmpty && $0.title.english != $0.title.turkish })
    }

    @Test func `leaves out rules that are off`() {
        let rules = RuleSet.featureRules { $0.number != 12 }
        #expect(!rules.contains { type(of: $0).definition.rule.number == 12 })
        #expect(rules.count == RuleSet.featureRules().count - 1)
    }

    @Test func `looks for overlaps inside plans wherever V-25 is on, and for others wherever V-21 is`() throws {
        for (offRule, faults) in [(21, 1), (25, 1), (0, 1)] {
            let layer = DrawnLayer()
            for west in [0.0, 15] { layer.add(box: west, 0, west + 20, 20, ada: "A") }
            let collector = FaultCollector(severities: offRule > 0 ? [RuleIdentifier(offRule): .off] : [:])
            let rule = RuleSet.layerRules { collector.isOn($0) }.compactMap { $0 as? OverlapRule }.first
            let inside = try layer.inspect(#require(rule), faults: collector) {
                if offRule == 25 { $0.forbidsOverlaps = true } else { $0.overlapGroup = ["ada"] }
            }
            #expect(inside.count == faults)
        }
        let neither = RuleSet.layerRules { $0.number != 21 && $0.number != 25 }
        #expect(!neither.contains { $0 is OverlapRule })
        let off = FaultCollector(severities: [RuleIdentifier(25): .off])
        let layer = DrawnLayer()
        for west in [0.0, 15] { layer.add(box: west, 0, west + 20, 20, ada: "A") }
        #expect(try layer.inspect(OverlapRule(), faults: off) { $0.overlapGroup = ["ada"] }.isEmpty)
    }

    @Test func `reads severities from a configuration`() throws {
        let severities = try RuleSet.severities([("V-21", "off"), ("v-4", "error"), ("V-04", "info")])
        #expect(severities == [RuleIdentifier(21): .off, RuleIdentifier(4): .information])
    }

    @Test(arguments: [("V-35", "off"), ("W-1", "off"), ("V-21", "maybe"), ("V-21", "")])
    func `refuses rules and severities that do not exist`(rule: String, severity: String) {
        let error = #expect(throws: PaftaError.self) { try RuleSet.severities([(rule, severity)]) }
        #expect(error?.code == .invalidRule)
    }

    /// Parcels as they should be, 20 m by 20 m and a few millimetres, in two batches.
    @Test func `finds nothing in a clean layer`() throws {
        let fields = [
            TemplateField.text("ada", required: true), .text("parsel", required: true),
            .text("nitelik", codes: ["Arsa", "Bahçe"]), .real("tapu_alani", role: .registeredArea),
            .text("pafta", role: .sheetName),
        ]
        var rules = RuleSet.featureRules()
        let faults = FaultCollector()
        var context: ValidationContext?
        for block in 0..<2 {
            var delivery = try Delivery(fields, key: ["ada", "parsel"], geometry: .polygon, crs: 5255)
            for number in 0..<100 {
                let texts = ["\(101 + block)", "\(number + 1)", "Bahçe"].map(PropertyValue.text)
                let x = 487_680.123 + Double(number) * 20.001
                let values = texts + [.real(400), .text("I29-b-08")]
                delivery.add(values, [square(x, 4_418_620.457 + Double(block) * 20.003)])
            }
            delivery.context.source.formerCount = 200
            context = delivery.context
            for index in rules.indices {
                try rules[index].inspect(&delivery.batch, firstRow: block * 100 + 1, delivery.context, faults)
            }
        }
        let last = try #require(context)
        for index in rules.indices { try rules[index].finish(last, faults) }
        #expect(faults.faults.map { "\($0.rule): \($0.message.english)" } == [])
    }

    @Test func `survives a layer without features, and one of odd geometries`() throws {
        for rings in [[], [[]], [[(1.0, 1.0)]], [[(1, 1), (1, 1), (1, 1)]]] as [[[(Double, Double)]]] {
            var delivery = try Delivery(geometry: .polygon)
            for rule in RuleSet.featureRules() { _ = try delivery.faults(of: rule) }
            delivery.add([], rings)
            for rule in RuleSet.featureRules() { _ = try delivery.faults(of: rule) }
        }
    }
}
