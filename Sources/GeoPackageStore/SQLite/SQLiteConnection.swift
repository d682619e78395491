internal import CSQLite
internal import GeoCore

/// An owned SQLite connection; used by one thread at a time.
///
/// `@unchecked Sendable`: the connection is opened without SQLite's own mutex, and ``ConnectionPool`` and the writers hand
/// it to one thread at a time. ``interrupt()`` alone may come from another thread, which SQLite allows.
@safe
final class SQLiteConnection: @unchecked Sendable {
    /// Clients choose the columns of a query, so there may be any number of SQL texts; more than these are not kept.
    private static let kept = 64

    private let handle: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]

    /// What a connection is for.
    enum Mode {
        /// Reads; the file must exist.
        case reading
        /// Reads and writes; the file must exist.
        case writing
        /// Writes a new file.
        case creating
    }

    /// Opens the database at `path`.
    ///
    /// - Throws: `store.unreadable`, `store.damaged`, `store.locked`.
    init(path: String, mode: Mode, limits: StoreLimits = StoreLimits()) throws(PaftaError) {
        unsafe handle = try unsafe Self.open(path, mode)
        // Waiting a little hides the short locks of other programs; longer ones are answered as `store.locked`.
        setPatience(mode == .reading ? limits.readingPatience : limits.writingPatience)
        try execute("PRAGMA foreign_keys = OFF")
        switch mode {
        case .reading:
            // A reader of a file in WAL mode may have to make the -shm file, so it is opened for writing but kept from it.
            try execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000")
        case .writing:
            try execute("PRAGMA synchronous = NORMAL")
        case .creating:
            break
        }
        if let pages = limits.pages, mode != .reading { try execute("PRAGMA max_page_count = \(pages)") }
    }

    private static func open(_ path: String, _ mode: Mode) throws(PaftaError) -> OpaquePointer {
        let access =
            switch mode {
            case .reading, .writing: SQLITE_OPEN_READWRITE
            case .creating: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var handle: OpaquePointer?
        var status = unsafe sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
        if status == SQLITE_CANTOPEN, mode == .reading {
            unsafe sqlite3_close_v2(handle)
            status = unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        }
        guard status == SQLITE_OK, let opened = unsafe handle else {
            let error = unsafe PaftaError.sqlite(status, handle, doing: "opening a GeoPackage")
            unsafe sqlite3_close_v2(handle)
            throw error
        }
        unsafe sqlite3_extended_result_codes(opened, 1)
        return unsafe opened
    }

    // Statements that someone still holds keep what SQLite needs of a closed connection, and free it with themselves.
    deinit { unsafe sqlite3_close_v2(handle) }

    /// Sets how long to wait for the lock of another program.
    func setPatience(_ patience: Duration) {
        let (seconds, attoseconds) = patience.components
        unsafe sqlite3_busy_timeout(handle, Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
    }

    /// Runs statements that have no parameters and no result.
    func execute(_ sql: String) throws(PaftaError) {
        let status = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard status == SQLITE_OK else { throw unsafe .sqlite(status, handle, doing: sql) }
    }

    /// Returns the prepared statement for `sql`, reset; the connection keeps it for the next time.
    ///
    /// Everybody who asks for the same text gets the same statement, so it must not be held while other code runs.
    func statement(_ sql: String) throws(PaftaError) -> SQLiteStatement {
        if let kept = statements[sql] {
            kept.reset()
            return kept
        }
        let prepared = try unsafe SQLiteStatement(sql, on: handle)
        keep(prepared)
        return prepared
    }

    /// Returns a prepared statement for `sql`, reset, that nobody else gets until it is given back.
    func takeStatement(_ sql: String) throws(PaftaError) -> SQLiteStatement {
        guard let kept = statements.removeValue(forKey: sql) else { return try unsafe SQLiteStatement(sql, on: handle) }
        kept.reset()
        return kept
    }

    /// Takes back what ``takeStatement(_:)`` gave, for the next time.
    func giveBack(_ statement: SQLiteStatement) {
        statement.reset()
        keep(statement)
    }

    private func keep(_ statement: SQLiteStatement) {
        if statements.count >= Self.kept { statements.removeAll(keepingCapacity: true) }
        statements[statement.sql] = statement
    }

    /// Returns the first column of the first row as a number.
    func integer(_ sql: String, _ bindings: [SQLiteValue] = []) throws(PaftaError) -> Int64? {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        return try statement.step() && !statement.isNull(0) ? statement.integer(0) : nil
    }

    /// Returns the first column of the first row as a text.
    func text(_ sql: String, _ bindings: [SQLiteValue] = []) throws(PaftaError) -> String? {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        return try statement.step() ? statement.text(0) : nil
    }

    /// Runs one statement with parameters to its end.
    func run(_ sql: String, _ bindings: [SQLiteValue]) throws(PaftaError) {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        while try statement.step() {}
    }

    /// Runs `body` in a transaction that is undone if it throws.
    func transaction<Result>(
        _ begin: String = "BEGIN IMMEDIATE",
        _ body: () throws(PaftaError) -> Result
    ) throws(PaftaError) -> Result {
        try execute(begin)
        do throws(PaftaError) {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            resetStatements()
            // A failed rollback means that SQLite already undid the transaction (full disk, damaged file).
            unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
            throw error
        }
    }

    /// Ends every statement that is under way, so that locks and snapshots can be given up.
    func resetStatements() {
        for statement in statements.values { statement.reset() }
    }

    /// How many rows the last statement changed, without those that triggers changed.
    var changedRows: Int { Int(unsafe sqlite3_changes(handle)) }

    /// Whether a transaction is open.
    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// Makes a running statement stop with `operation.cancelled`; may be called from any thread.
    func interrupt() { unsafe sqlite3_interrupt(handle) }

    /// Gives the C handle to a registration of SQL functions.
    func withHandle<Result>(_ body: (OpaquePointer) throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        try unsafe body(handle)
    }
}
