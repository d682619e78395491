import CQL2
import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The state of a layer after a changeset` {
    private func queries(_ random: inout SplitMix) throws -> [Query] {
        var queries = [
            Query(), Query(), try Query("ada < 9 OR ad LIKE '%3'"), Query(sort: "ada,-ad"), Query(sort: "-alan"),
        ]
        let x = 500_000 + Double(random.next() % 900)
        let box = Envelope(minX: x, minY: 4_250_000, maxX: x + 300, maxY: 4_250_150)
        queries[1] = Query().inside(box)
        queries.append(try Query("S_INTERSECTS(geom, BBOX(500100, 4250010, 500700, 4250100)) AND alan > 3").inside(box))
        queries.append(Query(sort: "ad").inside(box))
        var chosen = try Query("\"row\" IS NULL")
        (chosen.properties, chosen.includesGeometry, chosen.crs) = (["ad"], false, .wgs84)
        queries.append(chosen)
        chosen = Query()
        chosen.crs = .wgs84
        chosen.temporalFilter = TemporalFilter(start: .init(text: "2026-01-15T00:00:00.000Z"), end: nil)
        chosen.propertyFilters = [PropertyFilter(property: "ad", value: .text("Ç2"))]
        queries.append(chosen)
        return queries
    }

    @Test(arguments: [(false, false), (true, false), (false, true)])
    func `answers every query as a saved copy does`(_ isPacked: Bool, _ keepsIdentifiers: Bool) throws {
        let home = try ChangeSamples.home(keepsIdentifiers: keepsIdentifiers)
        var random = SplitMix(state: 4)
        var numbers = [try #require(try home.home.changesets(of: "parsel").first).number]
        let queries = try queries(&random)
        var saved = [try queries.map { try home.open().rows($0) }]
        for _ in 0..<6 {
            numbers.append(try ChangeSamples.change(home, &random).number)
            saved.append(try queries.map { try home.open().rows($0) })
        }
        if isPacked { try home.catalogue.pack("parsel") }
        for (number, answers) in zip(numbers, saved) {
            let reading = try home.open(asOf: number)
            #expect(reading.count == answers[0].count)
            for (query, answer) in zip(queries, answers) {
                #expect(try reading.rows(query) == answer)
                #expect(try reading.pages(query, of: 37) == answer)
            }
        }
        #expect(try home.home.checkChangeLog(layer: "parsel").isEmpty)
    }

    @Test(arguments: [false, true])
    func `finds single features by the identifiers of then`(_ keepsIdentifiers: Bool) throws {
        let home = try ChangeSamples.home(80, keepsIdentifiers: keepsIdentifiers)
        let before = try home.open().rows()
        var random = SplitMix(state: 9)
        try ChangeSamples.change(home, &random)
        let after = try home.open().rows()
        for row in before + after {
            var query = Query()
            switch row.identifier {
            case .text(let text): query.identifier = .text(text)
            case .number(let number): query.identifier = .integer(number)
            default: continue
            }
            let expected = before.filter { $0.identifier == row.identifier }
            #expect(try home.open(asOf: 1).rows(query) == expected)
        }
    }

    @Test func `has a version that never changes, but for one of edits that still go on`() throws {
        let home = try ChangeSamples.home(60)
        let first = try home.open(asOf: 1).version
        var random = SplitMix(state: 2)
        try ChangeSamples.change(home, &random)
        let second = try home.open(asOf: 2).version
        #expect(try home.open(asOf: 1).version == first && second != first)
        try home.edit("DELETE FROM parsel WHERE ada = 4")
        #expect(try home.open(asOf: 2).version == second)
        let open = try home.open(asOf: 3).version
        try home.edit("DELETE FROM parsel WHERE ada = 5")
        #expect(try home.open(asOf: 3).version != open)
    }

    @Test func `lies in an extent and a time that hold it`() throws {
        let home = try ChangeSamples.home(60)
        let (extent, time) = (try home.open().extent(in: .epsg(5_253)), try home.open().temporalExtent())
        try home.edit("DELETE FROM parsel WHERE fid > 3")
        let reading = try home.open(asOf: 1)
        let holding = try #require(try reading.extent(in: .epsg(5_253)))
        #expect(holding.contains(try #require(extent)))
        #expect(try reading.temporalExtent() == time)
    }

    @Test func `is that of the last changeset of the layer before, and must be known`() throws {
        let home = try ChangeSamples.home(20)
        try home.load(.layer("yapi"), squares(5))
        try home.edit("DELETE FROM parsel WHERE fid < 5")
        #expect(try home.open(asOf: 2).rows().count == 20 && home.open(asOf: 3).rows().count == 16)
        for (number, code) in [(0, PaftaError.Code.unknownChangeset), (4, .unknownChangeset)] {
            let error = #expect(throws: PaftaError.self) { try home.open(asOf: Int64(number)) }
            #expect(error?.code == code)
        }
    }

    @Test func `stays while somebody reads it and others write`() throws {
        let home = try ChangeSamples.home(900)
        let reading = try home.open(asOf: 1)
        let before = try home.open().rows()
        let cursor = try reading.features(Query())
        var rows = try #require(try cursor.next()).rows
        try home.edit("DELETE FROM parsel WHERE fid % 2 = 0")
        while let batch = try cursor.next() { rows += batch.rows }
        #expect(rows == before)
    }
}
