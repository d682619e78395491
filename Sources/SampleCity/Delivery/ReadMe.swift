import GeoCore

/// The page that explains the files of a sample city, in Turkish and English.
struct ReadMe {
    static let name = "README.md"

    let town: SampleTown

    /// The page in UTF-8.
    var bytes: ArraySlice<UInt8> { ArraySlice(text.utf8) }

    private var text: String {
        """
        # Örnek kent / Sample city

        \(town.parcels) parselli, uydurma bir ilçe: \(TownNames.district). Tohum sayısı \(town.seed). Hiçbir gerçek \
        kişi, parsel ya da adres içermez; cadde adları Türkiye'nin her yerinde kullanılan adlardır. Aynı parsel sayısı \
        ve aynı tohum her bilgisayarda aynı kenti üretir:

        An invented district of \(town.parcels) parcels: \(TownNames.district). Seed \(town.seed). It holds no real \
        person, parcel or address; street names are those found all over Turkey. The same number and seed make the \
        same city on every computer:

        ```sh
        pafta sample-city --parcels \(town.parcels) --seed \(town.seed) --out ornek-kent
        ```

        ## Dosyalar / Files

        | dosya / file | içerik / content | CRS | koordinat sırası / axis order | kodlama / encoding |
        |---|---|---|---|---|
        \(table)

        EPSG:5253 (TUREF / TM27) sağa değeri Y, yukarı değeri X diye adlandırır; `kapi.csv` içinde Y sütunu önce gelir. \
        DXF dosyası koordinat sistemini taşımaz, MapInfo tablosu TUREF adını bilmez; ikisine de yüklerken söylenir. \
        İçme suyu hattının çapı (mm) çizim tabakasının adındadır (`ICMESUYU_100`).

        EPSG:5253 (TUREF / TM27) calls the easting Y and the northing X; `kapi.csv` has the Y column first. The DXF \
        drawing carries no CRS and the MapInfo table does not know the name TUREF, so both are told when loading. The \
        diameter of a water pipe (mm) is in the name of its drawing layer (`ICMESUYU_100`).

        ## Yükleme / Loading

        ```sh
        \(commands)
        ```

        ## Kaynak ve lisans / Origin and licence

        `pafta sample-city` komutuyla üretilmiştir; Pafta ile aynı lisansla (Apache-2.0) ya da CC0 1.0 ile serbestçe \
        kullanılabilir. Resmî bir değeri yoktur.

        Made by `pafta sample-city`; free to use under the licence of Pafta (Apache-2.0) or CC0 1.0. It has no \
        official value.

        """
    }

    private var table: String {
        town.files
            .map { file in
                "| `\(file.path)` | \(both(file.title)) | \(file.crs) | \(both(file.axisOrder)) | \(file.encoding) |"
            }
            .joined(separator: "\n")
    }

    private var commands: String {
        town.files
            .map { file in
                (["pafta load", file.path] + file.loadOptions).joined(separator: " ")
            }
            .joined(separator: "\n")
    }

    private func both(_ text: LocalizedText) -> String { "\(text.turkish) / \(text.english)" }
}
