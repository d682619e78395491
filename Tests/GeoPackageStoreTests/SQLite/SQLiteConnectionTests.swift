import Dispatch
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `SQLite connections` {
    @Test func `a connection opened and closed a thousand times leaves nothing open`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(10))
        for _ in 0..<1_000 {
            let connection = try SQLiteConnection(path: home.file(), mode: .reading)
            #expect(try connection.integer("SELECT count(*) FROM parsel") == 10)
        }
        #expect(FileDamage.openFiles(below: home.home.path) == 0)
    }

    @Test func `any number of different statements is run, and few are kept`() throws {
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        for number in 0..<1_000 { #expect(try connection.integer("SELECT \(number)") == Int64(number)) }
        let kept = try connection.integer("SELECT count(*) FROM sqlite_stmt")
        #expect(try #require(kept) <= 64)
    }

    @Test func `a statement that was taken is nobody else's`() throws {
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        let sql = "WITH n(i) AS (VALUES (1), (2), (3)) SELECT i FROM n"
        let first = try connection.takeStatement(sql)
        #expect(try first.step() && first.integer(0) == 1)
        #expect(try connection.integer(sql) == 1)
        let second = try connection.takeStatement(sql)
        #expect(try second.step() && second.integer(0) == 1)
        #expect(try first.step() && first.integer(0) == 2)
        connection.giveBack(first)
        connection.giveBack(second)
        #expect(try connection.integer(sql) == 1)
    }

    @Test func `a statement outlives its connection`() throws {
        var connection: SQLiteConnection? = try SQLiteConnection(path: ":memory:", mode: .creating)
        let statement = try #require(try connection?.takeStatement("VALUES ('kent'), (2)"))
        connection = nil
        #expect(try statement.step() && statement.text(0) == "kent" && statement.step())
    }

    @Test func `work without end is stopped from another thread, and the connection stays sound`() throws {
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30)) { connection.interrupt() }
        let error = #expect(throws: PaftaError.self) {
            try connection.integer("WITH n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
        }
        #expect(error?.code == .cancelled)
        #expect(try connection.integer("SELECT 5") == 5)
    }

    @Test func `a transaction that fails is undone`() throws {
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        try connection.execute("CREATE TABLE t (a UNIQUE)")
        let failure = PaftaError(.invalidInput, .invalidName, LocalizedText(verbatim: ""))
        #expect(throws: PaftaError.self) {
            try connection.transaction { () throws(PaftaError) in
                try connection.run("INSERT INTO t VALUES (?)", [.text("x")])
                throw failure
            }
        }
        #expect(!connection.isInTransaction)
        #expect(try connection.integer("SELECT count(*) FROM t") == 0)
        try connection.transaction { () throws(PaftaError) in try connection.run("INSERT INTO t VALUES (?)", [.real(1)])
        }
        #expect(try connection.integer("SELECT count(*) FROM t") == 1)
    }

    @Test func `a reading connection writes nothing`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(1))
        let connection = try SQLiteConnection(path: home.file(), mode: .reading)
        #expect(throws: PaftaError.self) { try connection.execute("DELETE FROM parsel") }
        #expect(try connection.integer("SELECT count(*) FROM parsel") == 1)
    }

    @Test(arguments: ["", "a", "ğüşiöçİI", "a\0b", "'; DROP TABLE t; --", String(repeating: "ş", count: 5_000)])
    func `texts come back as they were`(_ text: String) throws {
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        #expect(try connection.text("SELECT ?", [.text(text)]) == text)
        let statement = try connection.statement("SELECT ?, typeof(?1)")
        try statement.bindText(Array(text.utf8).span, at: 1)
        #expect(try statement.step() && statement.text(0) == text && statement.text(1) == "text")
    }

    @Test(arguments: [("a", "\"a\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("", "\"\"")])
    func `a name is quoted`(_ name: String, _ expected: String) throws {
        #expect(quoted(name) == expected)
        let connection = try SQLiteConnection(path: ":memory:", mode: .creating)
        #expect(try connection.text("SELECT \(literal(name + "'"))") == name + "'")
    }
}
