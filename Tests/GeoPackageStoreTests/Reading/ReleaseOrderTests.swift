import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The order of release` {
    /// Stands for the reading that lends a connection: looks at the statement in the moment it is released.
    private final class Lender {
        let connection: SQLiteConnection
        let sql: String
        private let report: (Bool) -> Void

        init(_ connection: SQLiteConnection, _ sql: String, _ report: @escaping (Bool) -> Void) {
            self.connection = connection
            self.sql = sql
            self.report = report
        }

        deinit {
            var kept = try? connection.takeStatement(sql)
            report(kept == nil ? false : isKnownUniquelyReferenced(&kept))
        }
    }

    /// A class of the shape that cursors have.
    private final class Borrower {
        private let statement: SQLiteStatement
        private let lender: Lender

        init(_ lender: Lender) throws {
            statement = try lender.connection.takeStatement(lender.sql)
            self.lender = lender
        }

        deinit { lender.connection.giveBack(statement) }
    }

    @Test func `leaves the statement to the connection before its lender is released`() throws {
        let home = try ParcelSamples.home(3)
        let connection = try home.connect()
        var isAlone: Bool?
        var lender: Lender? = Lender(connection, "SELECT fid FROM parsel") { isAlone = $0 }
        var borrower: Borrower? = try lender.map { try Borrower($0) }
        lender = nil
        #expect(isAlone == nil)
        _ = borrower
        borrower = nil
        #expect(isAlone == true)
    }

    /// Properties are released in the order of their declarations, as the test above shows.
    private func isDeclared(_ names: [String], before lender: String, in value: Any) throws -> Bool {
        let labels = Mirror(reflecting: value).children.compactMap(\.label)
        let place = try #require(labels.firstIndex(of: lender))
        return try names.allSatisfy { try #require(labels.firstIndex(of: $0)) < place }
    }

    @Test func `is the same for the cursors`() throws {
        let home = try ParcelSamples.home(3)
        let reading = try #require(try home.open() as? GeoPackageReading)
        let cursor = try GeoPackageCursor(Query(), of: reading)
        #expect(try isDeclared(["statement", "supply"], before: "reading", in: cursor))
        let rows = try KeyedRows(of: reading.table, from: reading.reader.connection)
        #expect(try isDeclared(["statement"], before: "owner", in: rows))
        let order = try #require(try SortOrder([SortKey(property: "ada")], of: reading.table))
        let ordered = OrderedRows(order, behind: nil, meeting: [], by: nil, of: reading)
        #expect(try isDeclared(["running"], before: "reading", in: ordered))
    }
}
