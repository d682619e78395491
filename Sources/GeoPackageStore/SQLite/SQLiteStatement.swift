internal import CSQLite
internal import GeoCore

/// A value bound to a parameter.
enum SQLiteValue {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// The text, or null.
    static func text(_ text: String?) -> SQLiteValue { text.map { .text($0) } ?? .null }
}

/// An owned prepared statement, finalized when nobody holds it any more.
@safe
final class SQLiteStatement {
    private let statement: OpaquePointer
    private let connection: OpaquePointer
    /// The text it was prepared from.
    let sql: String
    /// SQLite copies what is bound: the bytes need to live only as long as the call.
    private static var transient: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    fileprivate init(sql: String, statement: OpaquePointer, connection: OpaquePointer) {
        self.sql = sql
        unsafe self.statement = unsafe statement
        unsafe self.connection = unsafe connection
    }

    convenience init(_ sql: String, on connection: OpaquePointer) throws(PaftaError) {
        var statement: OpaquePointer?
        let status = unsafe sqlite3_prepare_v3(
            connection,
            sql,
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &statement,
            nil
        )
        guard status == SQLITE_OK, let prepared = unsafe statement else {
            throw unsafe .sqlite(status, connection, doing: sql)
        }
        unsafe self.init(sql: sql, statement: prepared, connection: connection)
    }

    deinit { unsafe sqlite3_finalize(statement) }

    /// Makes the statement ready to run again; parameters keep their values.
    func reset() { unsafe sqlite3_reset(statement) }

    /// Moves to the next row; false behind the last.
    func step() throws(PaftaError) -> Bool {
        let status = unsafe sqlite3_step(statement)
        if status == SQLITE_ROW { return true }
        guard status == SQLITE_DONE else {
            let error = unsafe PaftaError.sqlite(status, connection, doing: sql)
            reset()
            throw error
        }
        return false
    }

    // MARK: Parameters, counted from 1

    func bind(_ values: [SQLiteValue]) throws(PaftaError) {
        for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
    }

    func bind(_ value: SQLiteValue, at index: Int32) throws(PaftaError) {
        switch value {
        case .null: try check(unsafe sqlite3_bind_null(statement, index))
        case .integer(let number): try check(unsafe sqlite3_bind_int64(statement, index, number))
        case .real(let number): try check(unsafe sqlite3_bind_double(statement, index, number))
        case .text(let text):
            var copy = text
            let status = copy.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe sqlite3_bind_text64(
                        statement,
                        index,
                        characters.baseAddress,
                        UInt64(characters.count),
                        Self.transient,
                        UInt8(SQLITE_UTF8)
                    )
                }
            }
            try check(status)
        }
    }

    /// Binds a text given as UTF-8 bytes, which SQLite copies.
    func bindText(_ bytes: Span<UInt8>, at index: Int32) throws(PaftaError) {
        let status = unsafe bytes.withUnsafeBytes { buffer in
            // An empty span may have no address, but a null address would bind a null.
            let start = unsafe buffer.baseAddress ?? UnsafeRawPointer(statement)
            return unsafe sqlite3_bind_text64(
                statement,
                index,
                start.assumingMemoryBound(to: CChar.self),
                UInt64(buffer.count),
                Self.transient,
                UInt8(SQLITE_UTF8)
            )
        }
        try check(status)
    }

    /// Binds bytes, which SQLite copies.
    func bindBlob(_ bytes: Span<UInt8>, at index: Int32) throws(PaftaError) {
        let status = unsafe bytes.withUnsafeBytes { buffer in
            let start = unsafe buffer.baseAddress ?? UnsafeRawPointer(statement)
            return unsafe sqlite3_bind_blob64(statement, index, start, UInt64(buffer.count), Self.transient)
        }
        try check(status)
    }

    private func check(_ status: Int32) throws(PaftaError) {
        guard status == SQLITE_OK else { throw unsafe .sqlite(status, connection, doing: sql) }
    }

    // MARK: Columns of the current row, counted from 0

    @inline(__always)
    func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(statement, column) == SQLITE_NULL }

    @inline(__always)
    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }

    @inline(__always)
    func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(statement, column) }

    func text(_ column: Int32) -> String? {
        guard !isNull(column) else { return nil }
        return withText(column) { bytes in
            unsafe bytes.withUnsafeBytes { buffer in unsafe String(decoding: buffer, as: UTF8.self) }
        }
    }

    /// Gives the UTF-8 bytes of a text to `body`; the span ends with the call.
    @inline(__always)
    func withText<Result>(_ column: Int32, _ body: (RawSpan) -> Result) -> Result {
        let start = unsafe sqlite3_column_text(statement, column)
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        let buffer = unsafe UnsafeRawBufferPointer(start: start, count: unsafe start == nil ? 0 : count)
        return body(unsafe RawSpan(_unsafeBytes: buffer))
    }

    /// Gives the bytes of a blob to `body`; the span ends with the call.
    @inline(__always)
    func withBlob<Result>(
        _ column: Int32,
        _ body: (RawSpan) throws(PaftaError) -> Result
    ) throws(PaftaError) -> Result {
        let start = unsafe sqlite3_column_blob(statement, column)
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        let buffer = unsafe UnsafeRawBufferPointer(start: start, count: unsafe start == nil ? 0 : count)
        return try body(unsafe RawSpan(_unsafeBytes: buffer))
    }
}
