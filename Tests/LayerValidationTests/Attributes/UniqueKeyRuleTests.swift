import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `The rule on keys` {
    private func faults(_ keys: [(String?, String?)]) throws -> [Fault] {
        var delivery = try Delivery([.text("ada"), .text("parsel")], key: ["ada", "parsel"], geometry: nil)
        for (ada, parsel) in keys { delivery.add(texts: ada, parsel) }
        return try delivery.faults(of: UniqueKeyRule())
    }

    @Test func `equal keys are an error that names both features`() throws {
        let found = try faults([("101", "5"), ("101", "6"), ("101", "5")])
        #expect(found.map(\.row) == [3])
        #expect(found.first?.severity == .error)
        #expect(found.first?.other?.row == 1)
        #expect(found.first?.key == "101/5")
    }

    @Test(arguments: [("0101", "5"), (" 101", "5"), ("101 ", "05"), ("\t101", "00005")])
    func `keys that differ by zeros or spaces are a warning`(ada: String, parsel: String) throws {
        let found = try faults([("101", "5"), (ada, parsel)])
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.other?.key == "101/5")
    }

    @Test func `different keys are no fault`() throws {
        #expect(
            try faults([("101", "5"), ("10", "15"), ("1015", "0"), ("1", "015"), ("0", "101"), ("101", "5/A")]).isEmpty
        )
        #expect(try faults([("1010", "5"), ("101", "5"), ("101", "50")]).isEmpty)
    }

    @Test func `incomplete keys are left to V-16`() throws {
        #expect(try faults([("101", nil), ("101", nil), (nil, nil), (nil, nil), ("", " "), ("", " ")]).isEmpty)
    }

    @Test func `many keys are all told apart and all found again`() throws {
        var rule = UniqueKeyRule()
        let faults = FaultCollector()
        for block in 0..<20 {
            var delivery = try Delivery([.text("ada"), .text("parsel")], key: ["ada", "parsel"], geometry: nil)
            for number in 0..<1_000 { delivery.add(texts: String(block % 10), String(number)) }
            try rule.inspect(&delivery.batch, firstRow: block * 1_000 + 1, delivery.context, faults)
        }
        #expect(faults.faults.count == 10_000)
        #expect(faults.faults.allSatisfy { $0.row == ($0.other?.row ?? 0) + 10_000 })
    }

    @Test func `very long keys do no harm`() throws {
        let long = String(repeating: "x", count: 100_000)
        #expect(try faults([(long, "1"), ("1", "1"), (long, "2"), (long, "1")]).count == 2)
    }
}
