// swift-tools-version: 6.2
import PackageDescription

/// Every module of the house is built with the same, strictest settings; `CONTRIBUTING.md` says why.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours: its layer's neighbours below, and nothing else.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one module, in the folder that mirrors its sources.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + (name == "GeoCore" ? [] : ["GeoCore"]) + dependencies,
        swiftSettings: strict
    )
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "pafta",
    products: [
        .executable(name: "pafta", targets: ["pafta"]),
        .executable(name: "pafta-server", targets: ["pafta-server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // C libraries: one importer each.
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

        // 0
        module("GeoCore", []),
        module("TOMLReading", ["GeoCore", .product(name: "TOMLKit", package: "TOMLKit")]),
        module("PaftaConfiguration", ["GeoCore", "TOMLReading"]),
        // 1
        module("GeoOperations", ["GeoCore", "CGEOS"]),
        module("GeoReferencing", ["GeoCore", "CPROJ"]),
        // 2
        module("CQL2", ["GeoCore"]),
        module("FeatureQuery", ["GeoCore", "CQL2"]),
        module("FeatureFiltering", ["GeoCore", "CQL2", "FeatureQuery", "GeoOperations", "GeoReferencing"]),
        // 3
        module("FeaturePack", ["GeoCore", "FeatureQuery"]),
        module(
            "GeoPackageStore",
            [
                "GeoCore", "CQL2", "FeatureQuery", "FeatureFiltering", "FeaturePack", "GeoOperations", "GeoReferencing",
                "CSQLite",
            ]
        ),
        module("GeoExchange", ["GeoCore", "FeatureQuery", "CGDAL"]),
        module("FeatureFormats", ["GeoCore", "FeatureQuery"]),
        module(
            "HomeRegistry",
            [
                "GeoCore", crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        module("LayerTemplates", ["GeoCore", "FeatureQuery", "TOMLReading"]),
        // 4
        module(
            "LayerValidation",
            ["GeoCore", "FeatureQuery", "GeoOperations", "GeoReferencing", "LayerTemplates"]
        ),
        module("FeatureTiles", ["GeoCore", "FeatureQuery", "GeoOperations"]),
        module(
            "LoadReports",
            ["GeoCore", "FeatureQuery", "GeoReferencing", "FeatureFormats", "LayerValidation"]
        ),
        module(
            "LayerLoading",
            [
                "GeoCore", "FeatureQuery", "GeoReferencing", "GeoExchange", "GeoPackageStore", "HomeRegistry",
                "LayerTemplates", "LayerValidation", "TOMLReading",
            ]
        ),
        module(
            "AccessControl",
            [
                "GeoCore", "HomeRegistry",
                crypto,
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]
        ),
        module(
            "ProtocolViews",
            ["GeoCore", "CQL2", "FeatureQuery", "FeatureFiltering", "GeoOperations", "GeoReferencing", crypto]
        ),
        module(
            "SharingProtocols",
            [
                "GeoCore", "CQL2", "FeatureQuery", "HomeRegistry", "ProtocolViews", "TOMLReading", "UsageMetering",
                crypto,
            ]
        ),
        module("AuditTrail", ["GeoCore", crypto]),
        module("UsageMetering", ["GeoCore", "HomeRegistry"]),
        module(
            "SharingPackages",
            [
                "GeoCore", "FeatureQuery", "FeatureFormats", "GeoReferencing", "GeoExchange", "HomeRegistry",
                "ProtocolViews", "SharingProtocols", "UsageMetering", "AuditTrail", crypto,
            ]
        ),
        module(
            "HomeReports",
            ["GeoCore", "FeatureFormats", "HomeRegistry", "ProtocolViews", "SharingProtocols", "AuditTrail"]
        ),
        module("SampleCity", ["GeoCore", "FeatureQuery", "GeoReferencing", "GeoExchange"]),
        // 5
        module(
            "OGCServices",
            [
                "GeoCore", "CQL2", "FeatureQuery", "FeatureFiltering", "GeoOperations", "GeoReferencing",
                "FeatureFormats",
                "FeatureTiles",
            ]
        ),
        // 6
        module(
            "PaftaServer",
            [
                "GeoCore", "PaftaConfiguration", "FeatureQuery", "FeatureFormats", "GeoReferencing", "GeoPackageStore",
                "HomeRegistry", "AccessControl", "SharingProtocols", "ProtocolViews", "UsageMetering", "AuditTrail",
                "OGCServices", "CDeflate", "CMalloc", "CZlib", "CZstd", crypto, log,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Web")]
        ),
        // 7
        module("PaftaTerminal", ["GeoCore", "FeatureFormats", "GeoPackageStore", arguments]),
        .executableTarget(
            name: "pafta",
            dependencies: [
                "GeoCore", "CQL2", "FeatureQuery", "FeatureFormats", "GeoReferencing", "GeoPackageStore",
                "GeoExchange", "GeoOperations", "HomeRegistry", "LayerTemplates", "LayerValidation", "LayerLoading",
                "LoadReports",
                "AccessControl", "AuditTrail", "HomeReports", "ProtocolViews", "SharingPackages", "SharingProtocols",
                "UsageMetering", "SampleCity",
                "PaftaConfiguration", "PaftaTerminal", arguments,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "pafta-server",
            dependencies: ["GeoCore", "PaftaConfiguration", "PaftaServer", "PaftaTerminal", log, arguments],
            swiftSettings: strict
        ),

        // What the tests share.
        module("PaftaTesting", ["GeoCore", "FeatureQuery", "FeatureFiltering", "GeoReferencing"]),

        tests("GeoCore"),
        tests("TOMLReading"),
        tests("PaftaConfiguration"),
        tests("GeoOperations"),
        tests("GeoReferencing"),
        tests("FeatureQuery"),
        tests("CQL2"),
        tests("FeatureFiltering", ["CQL2", "FeatureQuery", "GeoReferencing"]),
        tests("FeaturePack", ["FeatureQuery"]),
        tests("FeatureFormats", ["FeatureQuery"]),
        tests("GeoPackageStore", ["CQL2", "FeatureQuery", "FeatureFiltering", "GeoReferencing"]),
        tests("GeoExchange", ["FeatureQuery"]),
        tests("FeatureTiles", ["FeatureQuery", "GeoOperations"]),
        tests("HomeRegistry"),
        tests(
            "AccessControl",
            [
                "HomeRegistry", crypto, .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "JWTKit", package: "jwt-kit"),
            ]
        ),
        tests("LayerTemplates", ["FeatureQuery"]),
        tests("LayerValidation", ["FeatureQuery", "GeoOperations", "GeoReferencing", "LayerTemplates"]),
        tests(
            "LayerLoading",
            ["FeatureQuery", "GeoPackageStore", "GeoReferencing", "HomeRegistry", "LayerTemplates", "LayerValidation"]
        ),
        tests("LoadReports", ["FeatureQuery", "GeoReferencing", "LayerValidation"]),
        tests("UsageMetering", ["HomeRegistry"]),
        tests(
            "ProtocolViews",
            ["CQL2", "FeatureQuery", "GeoPackageStore", "GeoReferencing", "OGCServices", "PaftaTesting"]
        ),
        tests(
            "SharingProtocols",
            ["CQL2", "FeatureQuery", "HomeRegistry", "ProtocolViews", "UsageMetering"]
        ),
        tests("AuditTrail"),
        tests(
            "SharingPackages",
            [
                "AuditTrail", "FeatureQuery", "GeoExchange", "GeoPackageStore", "GeoReferencing", "HomeRegistry",
                "ProtocolViews", "SharingProtocols", "UsageMetering",
            ]
        ),
        tests("HomeReports", ["AuditTrail", "HomeRegistry", "SharingProtocols"]),
        tests("SampleCity", ["FeatureQuery"]),
        tests("OGCServices", ["FeatureQuery", "GeoReferencing", "PaftaTesting"]),
        tests(
            "PaftaServer",
            [
                "AccessControl", "AuditTrail", "OGCServices",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
    ]
)
