public import GeoCore

/// A layer of the sample city and the file it is delivered in.
public struct SampleTownFile: Sendable, Hashable {
    /// What the layer is; also the name it is loaded under.
    public let collection: Collection
    /// The path inside the folder of the city.
    public let path: String
    /// The theme to load it into.
    public let theme: String
    /// What is in it.
    public let title: LocalizedText
    /// The name of the layer inside the file, where the file has several.
    public let sourceLayer: String?
    /// The CRS of its coordinates.
    public let crs: CRSIdentity
    /// Whether the file itself does not say the CRS, so that the loader must be told.
    public let needsCRS: Bool
    /// The encoding of its texts.
    public let encoding: String
    /// Whether the file itself does not say the encoding, so that the loader must be told.
    public let needsEncoding: Bool
    /// How its coordinates are written, for people.
    public let axisOrder: LocalizedText

    /// The arguments that `pafta load` needs behind the path.
    public var loadOptions: [String] {
        ["--theme", theme, "--layer", collection.rawValue]
            + (sourceLayer.map { ["--source-layer", $0] } ?? [])
            + (needsCRS ? ["--crs", crs.description] : [])
            + (needsEncoding ? ["--encoding", encoding] : [])
    }

    /// The layers of the sample city.
    public enum Collection: String, Sendable, CaseIterable {
        /// Neighbourhoods.
        case neighbourhoods = "mahalle"
        /// Cadastral parcels.
        case parcels = "parsel"
        /// The boundary of the zoning plan.
        case planBoundary = "plan_siniri"
        /// The functions of the zoning plan.
        case zoning = "imar_fonksiyon"
        /// Buildings.
        case buildings = "bina"
        /// Centre lines of streets.
        case roads = "yol"
        /// House doors.
        case doors = "kapi"
        /// Drinking-water pipes.
        case water = "icmesuyu"
        /// Waste-water pipes.
        case sewage = "atiksu"
    }

    /// The file and those that a program writes beside it.
    var filesOnDisk: [String] {
        guard let dot = path.lastIndex(of: ".") else { return [path] }
        let sides: [String] =
            switch path[dot...] {
            case ".shp": [".dbf", ".shx", ".prj", ".cpg"]
            case ".tab": [".dat", ".map", ".id"]
            default: []
            }
        return [path] + sides.map { path[..<dot] + $0 }
    }
}

extension SampleTownFile {
    /// Every layer, in the order of writing; layers of one file follow each other.
    static let all: [SampleTownFile] = [
        file(.neighbourhoods, "adres", "mahalle.geojson", LocalizedText("neighbourhoods", tr: "mahalleler")),
        file(.parcels, "kadastro", "parsel.shp", LocalizedText("cadastral parcels", tr: "kadastro parselleri")),
        file(.planBoundary, "imar", "imar.gpkg", LocalizedText("zoning plan boundary", tr: "imar planı sınırı")),
        file(.zoning, "imar", "imar.gpkg", LocalizedText("zoning plan functions", tr: "imar planı fonksiyonları")),
        file(.buildings, "yapi", "bina.gpkg", LocalizedText("buildings", tr: "binalar")),
        file(.roads, "ulasim", "yol.gpkg", LocalizedText("street centre lines", tr: "yol orta çizgileri")),
        file(.doors, "adres", "kapi.csv", LocalizedText("house doors", tr: "kapı numaraları")),
        file(.water, "altyapi", "icmesuyu.dxf", LocalizedText("drinking-water pipes", tr: "içme suyu hatları")),
        file(.sewage, "altyapi", "atiksu.tab", LocalizedText("waste-water pipes", tr: "atık su hatları")),
    ]

    private static func file(
        _ collection: Collection,
        _ theme: String,
        _ name: String,
        _ title: LocalizedText
    ) -> SampleTownFile {
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        let isGeographic = ending == "geojson"
        return SampleTownFile(
            collection: collection,
            path: "\(theme)/\(name)",
            theme: theme,
            title: title,
            sourceLayer: theme == "imar" ? collection.rawValue : nil,
            crs: isGeographic ? .crs84 : .turefTM27,
            needsCRS: ["csv", "dxf", "tab"].contains(ending),
            encoding: ["shp", "csv", "tab"].contains(ending) ? "CP1254" : "UTF-8",
            needsEncoding: ending == "csv",
            axisOrder: isGeographic
                ? LocalizedText("longitude, latitude (degrees)", tr: "boylam, enlem (derece)")
                : LocalizedText("easting, northing (metres)", tr: "sağa (Y), yukarı (X) (metre)")
        )
    }
}
