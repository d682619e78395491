import FeatureQuery
import Foundation
import GeoCore
import GeoExchange

/// The members of a package as files, to look into and to tamper with.
final class Unpacked {
    let folder = "/tmp/pafta-unpacked-\(UInt64.random(in: 0...UInt64.max))"
    var members: [String] = []

    init(_ path: String) throws {
        let archive = try ArchiveReader(path: path)
        for member in archive.members {
            var bytes: [UInt8] = []
            try archive.read(member.name) { part throws(PaftaError) in bytes += part }
            try write(bytes, to: member.name)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ member: String) -> String { "\(folder)/\(member)" }

    func bytes(_ member: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(member)))) }

    func text(_ member: String) throws -> String { String(decoding: try bytes(member), as: UTF8.self) }

    func write(_ bytes: [UInt8], to member: String) throws {
        let url = URL(filePath: path(member))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        if !members.contains(member) { members.append(member) }
    }

    /// Puts what there is now in the place of a package.
    func repack(over path: String) throws {
        try FileManager.default.removeItem(atPath: path)
        let archive = try ArchiveWriter(path: path)
        for member in members { try archive.add(self.path(member), as: member) }
        try archive.close()
    }

    /// Reads all rows of a data file by GDAL, as texts by property.
    func rows(_ member: String) throws -> (layer: VectorLayer, rows: [[String: String]]) {
        let file = try VectorFile.open(path(member))
        let layer = file.layers[0]
        let reader = try file.features(layer: 0, batchSize: 100)
        var rows: [[String: String]] = []
        while let batch = try reader.next() {
            for row in 0..<batch.count {
                var values: [String: String] = [:]
                for (index, property) in batch.schema.enumerated() {
                    values[property.name] = batch.properties[index].value(row).map(Self.text) ?? ""
                }
                values["hasGeometry"] = batch.hasGeometry && batch.geometry.types[row] != nil ? "yes" : "no"
                rows.append(values)
            }
        }
        return (layer, rows)
    }

    private static func text(_ value: PropertyValue) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .text(let text): text
        }
    }
}
