import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Packed spatial index` {
    private static func envelopes(_ count: Int) -> [Envelope] {
        var random = SplitMix(state: 7)
        return (0..<count)
            .map { _ in
                let x = Double.random(in: 480_000...520_000, using: &random)
                let y = Double.random(in: 4_240_000...4_260_000, using: &random)
                return Envelope(
                    minX: x,
                    minY: y,
                    maxX: x + Double.random(in: 0...50, using: &random),
                    maxY: y + Double.random(in: 0...50, using: &random)
                )
            }
    }

    private static func index(_ envelopes: [Envelope]) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        try connection.execute("BEGIN")
        var builder = try SpatialIndexBuilder("box", in: connection)
        for (row, envelope) in envelopes.enumerated() { try builder.append(row: Int64(row + 1), envelope) }
        try builder.finish()
        try connection.execute("COMMIT")
        return connection
    }

    private static func hits(_ box: Envelope, _ connection: SQLiteConnection) throws -> [Int64] {
        let statement = try connection.statement(
            "SELECT id FROM box WHERE minx <= ?3 AND maxx >= ?1 AND miny <= ?4 AND maxy >= ?2"
        )
        try statement.bind([.real(box.minX), .real(box.minY), .real(box.maxX), .real(box.maxY)])
        var ids: [Int64] = []
        while try statement.step() { ids.append(statement.integer(0)) }
        return ids.sorted()
    }

    // 51 fill one node, 2,601 a root of full leaves, 132,651 one level more.
    @Test(arguments: [0, 1, 50, 51, 52, 102, 2_601, 2_602, 2_700, 150_000])
    func `SQLite finds nothing wrong with it`(_ count: Int) throws {
        let connection = try Self.index(Self.envelopes(count))
        #expect(try connection.text("SELECT rtreecheck('box')") == "ok")
        #expect(try connection.integer("SELECT count(*) FROM box") == Int64(count))
    }

    @Test func `it finds what a look at every row finds, and at most what rounding adds`() throws {
        let envelopes = Self.envelopes(5_000)
        let connection = try Self.index(envelopes)
        var random = SplitMix(state: 11)
        for _ in 0..<200 {
            let x = Double.random(in: 479_900...520_100, using: &random)
            let y = Double.random(in: 4_239_900...4_260_100, using: &random)
            let box = Envelope(minX: x, minY: y, maxX: x + 600, maxY: y + 400)
            let found = Set(try Self.hits(box, connection))
            let exact = Set(envelopes.indices.filter { envelopes[$0].intersects(box) }.map { Int64($0 + 1) })
            // Single precision steps by 0.5 m at 4,250,000 m.
            let near = box.expanded(by: 0.5)
            #expect(found.isSuperset(of: exact))
            #expect(found.allSatisfy { envelopes[Int($0) - 1].intersects(near) })
        }
    }

    @Test(arguments: [1, 51, 52, 2_602])
    func `it stays sound when rows are taken out, moved and put in`(_ count: Int) throws {
        let connection = try Self.index(Self.envelopes(count))
        try connection.execute(
            """
            UPDATE box SET minx = minx - 1000, maxx = maxx + 1000 WHERE id % 5 = 0;
            DELETE FROM box WHERE id % 3 = 1;
            INSERT INTO box SELECT id + 100000, minx, maxx, miny, maxy FROM box;
            """
        )
        #expect(try connection.text("SELECT rtreecheck('box')") == "ok")
        try connection.execute("DELETE FROM box")
        #expect(try connection.text("SELECT rtreecheck('box')") == "ok")
        #expect(try connection.integer("SELECT count(*) FROM box") == 0)
    }

    @Test func `huge and infinite coordinates are bounded`() throws {
        let connection = try Self.index([
            Envelope(minX: -1e300, minY: -1e300, maxX: 1e300, maxY: 1e300),
            Envelope(minX: -.infinity, minY: 0, maxX: .infinity, maxY: 0),
        ])
        #expect(try connection.text("SELECT rtreecheck('box')") == "ok")
        #expect(try Self.hits(Envelope(minX: 5, minY: 0, maxX: 6, maxY: 1), connection) == [1, 2])
    }
}
