import FeatureQuery
import GeoCore
import GeoExchange
import Testing

/// Files that stand for what surveyors deliver; `shared/data` lies beside the repository.
enum Delivery {
    /// Returns the path of a sample file, whose origin and content its `SOURCE.md` tells.
    static func path(_ name: String) throws -> String {
        var folder = String(#filePath)
        while !TemporaryFolder.exists("\(folder)/Package.swift") {
            let end = try #require(folder.lastIndex(of: "/"), "the tests lie outside of the package")
            folder = String(folder[..<end])
        }
        let path = "\(folder)/../shared/data/\(name)"
        try #require(TemporaryFolder.exists(path), "the sample data is missing: shared/data/\(name)")
        return path
    }

    /// Opens a sample file.
    static func open(_ name: String, encoding: String? = nil) throws -> VectorFile {
        try VectorFile.open(path(name), options: SourceOptions(encoding: encoding))
    }
}

extension VectorFile {
    /// Reads all features of a layer into one batch.
    func all(_ layer: Int = 0, batchSize: Int = 64) throws -> FeatureBatch {
        let reader = try features(layer: layer, batchSize: batchSize)
        let description = layers[layer]
        var result = FeatureBatch(identifiers: description.identifiers, schema: description.properties)
        while let batch = try reader.next() {
            #expect(batch.count <= batchSize)
            result.positions += batch.positions
            for row in 0..<batch.count {
                result.identifiers.append(row: row, of: batch.identifiers)
                if batch.hasGeometry { result.geometry.append(row: row, of: batch.geometry) }
                for column in batch.properties.indices {
                    result.properties[column].append(row: row, of: batch.properties[column])
                }
            }
        }
        return result
    }
}

extension FeatureBatch {
    /// The texts of a property.
    func texts(_ name: String) throws -> [String?] {
        let column = try #require(schema.firstIndex { $0.name == name })
        return (0..<count).map { properties[column].text($0) }
    }
}
