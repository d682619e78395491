import FeatureQuery
import GeoCore
import GeoPackageStore
import GeoReferencing
import HomeRegistry
import LayerTemplates
import PaftaTerminal
import SharingProtocols

extension ProtocolSurroundings {
    /// The forms in which features and packages are delivered, by the names that requests use.
    private static let offered: Set<String> = [
        "json", "geojson", "jsonfg", "geojson-seq", "ndjson", "csv", "fgb", "gml", "mvt", "png", "gpkg", "shp", "dxf",
    ]

    /// What a home has that protocols can name.
    ///
    /// - Throws: `registry.unreadable`, `store.locked`, `template.invalid`.
    init(of home: Home) throws(PaftaError) {
        let references = CoordinateReferenceSystems()
        let day = CalendarDay(inTurkiyeAt: Moment.now)
        self.init(today: day) { crs in (try? references.describe(crs)) != nil }
        formats = Self.offered
        let registry = try HomeRegistry.present(in: home)
        let templates = try TemplateLibrary(folder: home.templatesFolder)
        let catalogue = GeoPackageCatalogue(home: home, references: references)
        for name in try catalogue.collections() {
            var layer = Layer(schema: try catalogue.collection(name).open().schema)
            if let registration = try registry?.registration(of: name) {
                (layer.access, layer.secrecy) = (registration.access, registration.secrecy)
                if let template = registration.template { layer.personal = try Self.personal(template, templates) }
            }
            for field in try registry?.fields(of: name) ?? [] {
                layer.personal[field.field] = PersonalClass(rawValue: field.personalData)
            }
            layers[name] = layer
        }
    }

    /// The classes that hold until somebody decided about a field.
    private static func personal(
        _ name: String,
        _ templates: TemplateLibrary
    ) throws(PaftaError) -> [String: PersonalClass] {
        var classes: [String: PersonalClass] = [:]
        for field in try templates.template(named: name).fields {
            switch field.personalData {
            case .none: continue
            case .personal: classes[field.name] = .personal
            case .special: classes[field.name] = .special
            }
        }
        return classes
    }
}
