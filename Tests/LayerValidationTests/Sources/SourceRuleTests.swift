import GeoCore
import LayerValidation
import Testing

@Suite struct `Rules on a source` {
    private func faults(_ crs: CRSIdentity?, hasGeometry: Bool = true, _ change: (inout SourceFacts) -> Void) -> [Fault]
    {
        var facts = SourceFacts()
        change(&facts)
        let faults = FaultCollector()
        RuleSet.inspectSource(facts, crs: crs, hasGeometry: hasGeometry, faults)
        return faults.faults
    }

    @Test func `V-01 finds a source that names no CRS`() {
        let found = faults(nil) { _ in }
        #expect(found.map(\.rule.number) == [1])
        #expect(found.first?.severity == .error)
        #expect(found.first?.remedy.turkish.contains("--crs") == true)
    }

    @Test func `V-01 is content with a CRS of the operator, and with tables`() {
        #expect(faults(.epsg(5254)) { $0.crsIsGiven = true }.isEmpty)
        #expect(faults(nil, hasGeometry: false) { _ in }.isEmpty)
    }

    @Test func `V-02 finds a CRS that is not known, and names it`() {
        let found = faults(nil) { $0.crsName = "YEREL_1987" }
        #expect(found.map(\.rule.number) == [2])
        #expect(found.first?.message.turkish.contains("YEREL_1987") == true)
    }

    @Test func `V-02 notes a CRS that the operator overrules`() {
        let found = faults(.epsg(5254)) {
            $0.crsName = "ED_1950_TM30"
            $0.crsIsGiven = true
        }
        #expect(found.map(\.severity) == [.information])
    }

    @Test(
        arguments: [
            ("ED50 to WGS 84 (30)", 2, .information), ("ED50 to WGS 84 (30)", nil, .warning),
            ("Ballpark geographic offset from ED50 to WGS 84", nil, .error),
        ] as [(String, Double?, Severity)]
    )
    func `V-08 records the operation, and refuses a ballpark one`(name: String, accuracy: Double?, severity: Severity) {
        let found = faults(.epsg(5254)) { $0.datumOperation = (name, accuracy) }
        #expect(found.map(\.rule.number) == [8])
        #expect(found.first?.severity == severity)
        #expect(found.first?.message.english.contains(name) == true)
    }

    @Test func `V-29 lists fields that were matched and fields left out`() {
        let found = faults(.epsg(5254)) {
            $0.mappedFields = [("MAHALLE_AD", "mahalle")]
            $0.unmappedFields = ["RENK"]
        }
        #expect(found.map(\.rule.number) == [29, 29])
        #expect(found.allSatisfy { $0.severity == .information })
        #expect(found.first?.message.english == "Fields were matched: MAHALLE_AD → mahalle.")
    }

    @Test(arguments: [(95, 0), (90, 0), (89, 1), (0, 1)])
    func `V-31 finds a drop of more than a tenth`(count: Int, expected: Int) throws {
        var delivery = try Delivery(geometry: nil)
        delivery.context.source.formerCount = 100
        for _ in 0..<count { delivery.add() }
        #expect(try delivery.faults(of: CountDropRule()).count == expected)
    }
}
