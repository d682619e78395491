/// A tile as a client sees it; every rule of the specification that can be checked while reading is checked.
struct DecodedTile {
    var layers: [Layer] = []

    struct Layer {
        var name = ""
        var version: UInt64 = 0
        var extent: UInt64 = 0
        var keys: [String] = []
        var values: [Value] = []
        var features: [Feature] = []
    }

    struct Feature {
        var id: UInt64?
        var type: UInt64 = 0
        var tags: [UInt64] = []
        var geometry: [UInt64] = []
    }

    enum Value: Hashable {
        case string(String)
        case double(Double)
        case unsigned(UInt64)
        case signed(Int64)
        case boolean(Bool)
    }

    init(_ bytes: [UInt8]) throws {
        var reader = ProtobufReader(bytes)
        while !reader.isAtEnd {
            guard case (3, .bytes(let layer)) = try reader.field() else { throw TileDecodingError(reason: "no layer") }
            layers.append(try Self.layer(layer))
        }
        guard Set(layers.map(\.name)).count == layers.count else { throw TileDecodingError(reason: "a name twice") }
    }

    private static func layer(_ bytes: [UInt8]) throws -> Layer {
        var layer = Layer()
        var reader = ProtobufReader(bytes)
        while !reader.isAtEnd {
            switch try reader.field() {
            case (15, .varint(let version)): layer.version = version
            case (1, .bytes(let name)): layer.name = String(decoding: name, as: UTF8.self)
            case (2, .bytes(let feature)): layer.features.append(try Self.feature(feature))
            case (3, .bytes(let key)): layer.keys.append(String(decoding: key, as: UTF8.self))
            case (4, .bytes(let value)): layer.values.append(try Self.value(value))
            case (5, .varint(let extent)): layer.extent = extent
            case (let number, _): throw TileDecodingError(reason: "layer field \(number)")
            }
        }
        for feature in layer.features { _ = try layer.attributes(of: feature) }
        let isDistinct = Set(layer.keys).count == layer.keys.count && Set(layer.values).count == layer.values.count
        guard isDistinct else { throw TileDecodingError(reason: "a key or value twice") }
        return layer
    }

    private static func feature(_ bytes: [UInt8]) throws -> Feature {
        var feature = Feature()
        var reader = ProtobufReader(bytes)
        while !reader.isAtEnd {
            switch try reader.field() {
            case (1, .varint(let id)): feature.id = id
            case (2, .bytes(let tags)): feature.tags = try ProtobufReader.packed(tags)
            case (3, .varint(let type)): feature.type = type
            case (4, .bytes(let geometry)): feature.geometry = try ProtobufReader.packed(geometry)
            case (let number, _): throw TileDecodingError(reason: "feature field \(number)")
            }
        }
        return feature
    }

    private static func value(_ bytes: [UInt8]) throws -> Value {
        var reader = ProtobufReader(bytes)
        let field = try reader.field()
        guard reader.isAtEnd else { throw TileDecodingError(reason: "two values in one") }
        switch field {
        case (1, .bytes(let text)): return .string(String(decoding: text, as: UTF8.self))
        case (3, .fixed64(let bits)): return .double(Double(bitPattern: bits))
        case (5, .varint(let number)): return .unsigned(number)
        case (6, .varint(let number)): return .signed(Int64(number >> 1) ^ -Int64(number & 1))
        case (7, .varint(let number)): return .boolean(number != 0)
        default: throw TileDecodingError(reason: "value field \(field.number)")
        }
    }
}

extension DecodedTile.Layer {
    func attributes(of feature: DecodedTile.Feature) throws -> [String: DecodedTile.Value] {
        var result: [String: DecodedTile.Value] = [:]
        guard feature.tags.count % 2 == 0 else { throw TileDecodingError(reason: "odd tags") }
        for index in stride(from: 0, to: feature.tags.count, by: 2) {
            let key = Int(feature.tags[index])
            let value = Int(feature.tags[index + 1])
            guard key < keys.count, value < values.count, result[keys[key]] == nil else {
                throw TileDecodingError(reason: "a tag that points nowhere")
            }
            result[keys[key]] = values[value]
        }
        return result
    }
}
