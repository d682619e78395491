internal import CSQLite
internal import GeoCore

/// The SQL functions that the triggers of a spatial index call (OGC 12-128r17, annex F.3).
///
/// SQLite has none of them; every writer has to bring its own.
enum SpatialFunctions {
    /// Adds `ST_IsEmpty`, `ST_MinX`, `ST_MaxX`, `ST_MinY` and `ST_MaxY` to a connection.
    static func register(on connection: SQLiteConnection) throws(PaftaError) {
        try unsafe connection.withHandle { handle throws(PaftaError) in
            try unsafe add("ST_IsEmpty", to: handle) { context, _, values in
                let isEmpty = unsafe SpatialFunctions.envelope(values) == nil
                unsafe sqlite3_result_int(context, isEmpty ? 1 : 0)
            }
            try unsafe add("ST_MinX", to: handle) { context, _, values in
                unsafe SpatialFunctions.answer(context, SpatialFunctions.envelope(values)?.minX)
            }
            try unsafe add("ST_MaxX", to: handle) { context, _, values in
                unsafe SpatialFunctions.answer(context, SpatialFunctions.envelope(values)?.maxX)
            }
            try unsafe add("ST_MinY", to: handle) { context, _, values in
                unsafe SpatialFunctions.answer(context, SpatialFunctions.envelope(values)?.minY)
            }
            try unsafe add("ST_MaxY", to: handle) { context, _, values in
                unsafe SpatialFunctions.answer(context, SpatialFunctions.envelope(values)?.maxY)
            }
        }
    }

    private typealias Function =
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

    private static func add(
        _ name: String,
        to handle: OpaquePointer,
        _ function: Function
    ) throws(PaftaError) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        let status = unsafe sqlite3_create_function_v2(handle, name, 1, flags, nil, function, nil, nil, nil)
        guard status == SQLITE_OK else { throw unsafe .sqlite(status, handle, doing: "adding \(name)") }
    }

    /// Returns the envelope of the first argument; `nil` for a null, an empty or a damaged geometry.
    private static func envelope(_ values: UnsafeMutablePointer<OpaquePointer?>?) -> Envelope? {
        guard let value = unsafe values?.pointee else { return nil }
        let start = unsafe sqlite3_value_blob(value)
        let count = Int(unsafe sqlite3_value_bytes(value))
        guard let start = unsafe start, count > 0 else { return nil }
        let buffer = unsafe UnsafeRawBufferPointer(start: start, count: count)
        // A damaged geometry stays out of the index; reading it reports the damage.
        return try? GeoPackageGeometry.envelope(unsafe RawSpan(_unsafeBytes: buffer))
    }

    private static func answer(_ context: OpaquePointer?, _ number: Double?) {
        if let number {
            unsafe sqlite3_result_double(context, number)
        } else {
            unsafe sqlite3_result_null(context)
        }
    }
}
