#pragma once
#include <sys/stat.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

/* What a path of this machine names; the macros that tell it from st_mode cannot be called from Swift. */
#define PAFTA_PATH_NOTHING 0
#define PAFTA_PATH_FILE 1
#define PAFTA_PATH_FOLDER 2
#define PAFTA_PATH_OTHER 3

static inline int pafta_path_kind(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return PAFTA_PATH_NOTHING;
    if (S_ISREG(status.st_mode)) return PAFTA_PATH_FILE;
    return S_ISDIR(status.st_mode) ? PAFTA_PATH_FOLDER : PAFTA_PATH_OTHER;
}

static inline long long pafta_file_size(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 ? (long long)status.st_size : -1;
}
