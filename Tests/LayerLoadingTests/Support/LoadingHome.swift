import FeatureQuery
import GeoCore
import GeoReferencing
import HomeRegistry
import LayerTemplates

@testable import GeoPackageStore
@testable import LayerLoading

/// A home with deliveries beside it, as long as the value lives.
final class LoadingHome {
    let folder: String
    let home: Home
    let references = CoordinateReferenceSystems()
    private var deliveries = 0

    /// Points with a key of two fields, a number, a share and a day.
    static let template = """
        name = "agac"
        title = "Ağaçlar"
        theme = "cevre"
        geometry = "Point"
        key = ["ilce", "no"]
        owner = "Park"
        partition = "ilce"
        [[field]]
        name = "ilce"
        type = "text"
        required = true
        [[field]]
        name = "no"
        type = "integer"
        required = true
        [[field]]
        name = "tur"
        type = "text"
        [[field]]
        name = "boy"
        type = "real"
        [[field]]
        name = "dikim"
        type = "date"
        """

    /// Leaves out the columns of the coordinates.
    static let mapping = """
        [fields]
        ilce = "ilce"
        no = "no"
        tur = "tur"
        boy = "boy"
        dikim = "dikim"
        [drop]
        fields = ["LON", "LAT"]
        """

    init() throws {
        folder = "/tmp/pafta-loading-\(UInt64.random(in: 0...UInt64.max))"
        home = try Home.create(at: folder, configuration: "")
    }

    deinit { FileSystem.removeFolder(folder) }

    /// Returns a request for a new file.
    func request(_ name: String, _ text: String) throws -> LoadRequest {
        deliveries += 1
        let place = "\(folder)/teslim-\(deliveries)"
        try FileSystem.makeFolder(place)
        try FileSystem.create("\(place)/\(name)", text)
        var request = LoadRequest(file: "\(place)/\(name)")
        request.crs = .wgs84
        return request
    }

    /// Returns a request for a table of trees that follows the template.
    func trees(_ rows: [String], header: String = "LON,LAT,ilce,no,tur,boy,dikim") throws -> LoadRequest {
        var request = try request("agac.csv", ([header] + rows).joined(separator: "\n") + "\n")
        request.template = try LayerTemplate(toml: Self.template)
        request.mapping = try FieldMapping(toml: Self.mapping)
        return request
    }

    func load(_ request: LoadRequest) throws(PaftaError) -> LoadReport {
        try LayerLoader(home: home, references: references).load(request) { _ in }
    }

    /// The features of a layer, each as the values of its properties and the first position, in the order of the texts.
    func rows(_ layer: String = "agac") throws(PaftaError) -> [String] {
        let reading = try GeoPackageCatalogue(home: home, references: references).collection(layer).open()
        let cursor = try reading.features(Query())
        var rows: [String] = []
        while let batch = try cursor.next() {
            for row in 0..<batch.count {
                let values = batch.properties.map { $0.value(row).map(Self.text) ?? "-" }
                let position = Self.firstPosition(batch, row).map { "\($0) \($1)" }
                rows.append((values + [position].compactMap(\.self)).joined(separator: "|"))
            }
        }
        return rows.sorted()
    }

    private static func firstPosition(_ batch: FeatureBatch, _ row: Int) -> (Double, Double)? {
        guard batch.hasGeometry, let part = batch.geometry.parts(of: row).first,
            let ring = batch.geometry.rings(of: part).first, let position = batch.geometry.positions(of: ring).first
        else { return nil }
        return (batch.geometry.xy[2 * position], batch.geometry.xy[2 * position + 1])
    }

    private static func text(_ value: PropertyValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        }
    }

    /// Everything that a load could change: layers, features, changesets, loads, originals.
    func state() throws(PaftaError) -> [String] {
        let catalogue = GeoPackageCatalogue(home: home, references: references)
        var state: [String] = []
        for layer in try catalogue.collections() {
            state += try rows(layer)
            state += try home.changesets(of: layer).map { "\($0)" }
            state.append("\(try catalogue.collection(layer).open().version)")
        }
        state += try HomeRegistry(home: folder).loads().map { "\($0)" }
        state += try HomeRegistry(home: folder).registrations().map { "\($0)" }
        state += (try? FileSystem.names(in: "\(folder)/originals")) ?? []
        return state
    }
}
