internal import FeatureQuery
public import GeoCore

/// The indexes that are declared for the properties of layers, so that filters and orders find their features at once.
///
/// They lie in the GeoPackages as indexes of SQL, which every program keeps right, and are made again when a layer is
/// loaded anew.
public struct AttributeIndexes {
    private let home: Home

    /// One index.
    public struct Index: Sendable, Hashable {
        /// The layer.
        public var layer: String
        /// The properties, in the order that the index is sorted by.
        public var properties: [String]
        /// The name of the index in the GeoPackage.
        public var name: String
    }

    /// Opens the indexes of a home.
    public init(home: Home) { self.home = home }

    /// Declares and makes an index; readers go on meanwhile.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - properties: The properties, those compared for equality first.
    /// - Returns: The index.
    /// - Throws: `collection.unknown`, `property.unknown`, `index.exists`, `index.invalid` if there is no property, one
    ///   occurs twice or cannot be compared; `store.locked` if another program is writing, `store.full`.
    @discardableResult
    public func create(layer: String, properties: [String]) throws(PaftaError) -> Index {
        try write(layer) { connection, table throws(PaftaError) in
            try check(properties, of: table)
            let index = DeclaredIndex(layer: table.name, properties: properties)
            guard try !DeclaredIndex.all(in: connection).contains(index) else { throw .indexExists(index) }
            try index.declare(in: connection)
            // What another program made under this name gives way.
            try connection.execute("DROP INDEX IF EXISTS main.\(quoted(index.name))")
            _ = try index.create(for: table, in: connection)
            return Index(index)
        }
    }

    /// Withdraws and removes an index.
    ///
    /// - Throws: `collection.unknown`, `index.unknown`; `store.locked` if another program is writing.
    public func drop(layer: String, properties: [String]) throws(PaftaError) {
        try write(layer) { connection, table throws(PaftaError) in
            let index = DeclaredIndex(layer: table.name, properties: properties)
            guard try DeclaredIndex.all(in: connection).contains(index) else { throw .indexUnknown(index) }
            try index.withdraw(in: connection)
            try connection.execute("DROP INDEX IF EXISTS main.\(quoted(index.name))")
        }
    }

    /// Returns the declared indexes of a layer, or of all, by layer and name.
    ///
    /// - Throws: `collection.unknown`, `store.locked`.
    public func list(layer: String? = nil) throws(PaftaError) -> [Index] {
        let paths = if let layer { [try home.file(of: layer)] } else { try home.layerFiles().map(\.path) }
        var indexes: [Index] = []
        for path in paths {
            let connection = try SQLiteConnection(path: path, mode: .reading, limits: home.limits)
            for index in try DeclaredIndex.all(in: connection) where layer == nil || index.layer == layer {
                indexes.append(Index(index))
            }
        }
        return indexes.sorted { ($0.layer, $0.name) < ($1.layer, $1.name) }
    }

    /// Runs `body` in a transaction on the layer's file, while nobody else writes into the home.
    private func write<Result>(
        _ layer: String,
        _ body: (SQLiteConnection, LayerTable) throws(PaftaError) -> Result
    ) throws(PaftaError) -> Result {
        try home.withWriteLock { () throws(PaftaError) in
            let connection = try SQLiteConnection(path: try home.file(of: layer), mode: .writing, limits: home.limits)
            return try connection.transaction { () throws(PaftaError) in
                try body(connection, try LayerTable(reading: layer, from: connection))
            }
        }
    }

    private func check(_ properties: [String], of table: LayerTable) throws(PaftaError) {
        guard (1...8).contains(properties.count), Set(properties).count == properties.count else { throw .indexInvalid }
        for name in properties where try table.schema.definition(name).type == .binary { throw .indexInvalid }
    }
}

extension AttributeIndexes.Index {
    fileprivate init(_ index: DeclaredIndex) {
        self.init(layer: index.layer, properties: index.properties, name: index.name)
    }
}

extension PaftaError {
    fileprivate static func indexExists(_ index: DeclaredIndex) -> PaftaError {
        let properties = index.properties.joined(separator: ", ")
        return PaftaError(
            .conflict,
            .indexExists,
            LocalizedText(
                "The layer '\(index.layer)' has an index on \(properties) already.",
                tr: "'\(index.layer)' katmanında \(properties) için zaten bir dizin var."
            )
        )
    }

    fileprivate static func indexUnknown(_ index: DeclaredIndex) -> PaftaError {
        let properties = index.properties.map { String($0.prefix(80)) }.joined(separator: ", ")
        return PaftaError(
            .notFound,
            .unknownIndex,
            LocalizedText(
                "The layer '\(index.layer)' has no declared index on \(properties).",
                tr: "'\(index.layer)' katmanında \(properties) için tanımlanmış bir dizin yok."
            ),
            remedy: LocalizedText(
                "'pafta index \(index.layer)' lists those that there are.",
                tr: "Var olanları 'pafta index \(index.layer)' listeler."
            )
        )
    }

    fileprivate static var indexInvalid: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidIndex,
            LocalizedText(
                "An index takes one to eight different properties, none of them binary.",
                tr: "Bir dizin bir ile sekiz arasında farklı alandan oluşur; ikili (binary) alan içeremez."
            )
        )
    }
}
