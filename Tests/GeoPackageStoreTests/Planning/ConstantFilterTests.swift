import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Filters that no feature changes` {
    private static let impossible = ["1 = 2", "FALSE", "NOT TRUE", "ada = 7 AND FALSE", "1 / 0 = 1 AND ada = 7"]

    /// An identifier, an order, a box and a packed copy, each with and without.
    private static func queries(_ text: String) throws -> [Query] {
        var identified = try Query(text)
        identified.identifier = .integer(5)
        var sorted = try Query(text)
        sorted.sort = [SortKey(property: "alan")]
        return [try Query(text), identified, sorted, try Query(text).inside(ParcelSamples.box(0...9, 0...9))]
    }

    @Test(arguments: [false, true])
    func `read nothing where they are false`(_ isPacked: Bool) throws {
        let home = try ParcelSamples.home(1_000, indexes: [["ada"]])
        if isPacked { try home.catalogue.pack("parsel") }
        let reading = try home.open()
        for text in Self.impossible {
            for query in try Self.queries(text) {
                let plan = try reading.features(query).plan
                #expect(plan.access.english == "nothing" && plan.estimatedRows == 0, "\(query)")
                #expect(plan.index == nil && plan.conditions.count == 1, "\(query)")
                #expect(try reading.rows(query).isEmpty, "\(query)")
            }
        }
    }

    @Test(arguments: [false, true])
    func `say nothing where they are true`(_ isPacked: Bool) throws {
        let home = try ParcelSamples.home(1_000, indexes: [["ada"]])
        if isPacked { try home.catalogue.pack("parsel") }
        let reading = try home.open()
        for text in ["TRUE", "1 < 2", "ada = 7 OR TRUE", "NOT (ada = 7 AND FALSE)"] {
            let query = try Query(text)
            let plan = try reading.features(query).plan
            let everything = try reading.features(Query()).plan
            #expect(plan.conditions.isEmpty && plan.access == everything.access, "\(text)")
            #expect(try reading.rows(query).count == 1_000)
        }
        for text in ["ada = 7 AND 1 < 2", "ada = 7 OR FALSE"] {
            let plan = try reading.features(Query(text)).plan
            #expect(plan.access.english == "attribute index" && plan.conditions.map(\.text) == ["ada = 7"], "\(text)")
        }
    }

    @Test func `are checked all the same`() throws {
        let reading = try ParcelSamples.home(10).open()
        for text in ["yok = 1 AND FALSE", "ada = 'x' OR TRUE", "FALSE AND f(ada) = 1"] {
            #expect(throws: PaftaError.self) { try reading.features(Query(text)) }
        }
    }
}
