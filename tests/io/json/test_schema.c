/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "io/json/schema.h"
#include "parsed.h"

static const char rules[] =
    "{\"$schema\": \"x\", \"title\": \"t\", \"type\": \"object\","
    "\"additionalProperties\": false, \"required\": [\"name\", \"apogee_km\"],"
    "\"properties\": {"
    "  \"name\": {\"type\": \"string\", \"minLength\": 2, \"pattern\": \"^[a-z0-9-]+$\"},"
    "  \"apogee_km\": {\"$ref\": \"#/$defs/figure\"},"
    "  \"range_km\": {\"$ref\": \"#/$defs/figure\"},"
    "  \"mass_kg\": {\"type\": \"number\", \"exclusiveMinimum\": 0, \"maximum\": 9.5},"
    "  \"frac\": {\"type\": \"number\", \"minimum\": 0, \"exclusiveMaximum\": 1},"
    "  \"count\": {\"type\": [\"integer\", \"null\"]},"
    "  \"fuel\": {\"enum\": [\"solid\", \"liquid\", 3, null]},"
    "  \"version\": {\"const\": 1},"
    "  \"any\": {\"anyOf\": [{\"type\": \"number\"}, {\"minimum\": 3}]},"
    "  \"stages\": {\"type\": \"array\", \"minItems\": 1, \"maxItems\": 2,"
    "             \"items\": {\"type\": \"object\", \"required\": [\"isp_s\"]}}},"
    "\"$defs\": {\"figure\": {\"description\": \"d\", \"oneOf\": ["
    "  {\"type\": \"number\", \"minimum\": 0},"
    "  {\"type\": \"object\", \"additionalProperties\": false,"
    "   \"required\": [\"value\", \"error\"], \"properties\": {"
    "     \"value\": {\"type\": \"number\"}, \"error\": {\"type\": \"number\"}}},"
    "  {\"type\": \"object\", \"additionalProperties\": false,"
    "   \"required\": [\"min\", \"max\"], \"properties\": {"
    "     \"min\": {\"type\": \"number\"}, \"max\": {\"type\": \"number\"}}}]}}}";

typedef struct mistake {
    const char *where;
    const char *what;
} mistake;

static void expect(const char *schema_text, const char *text, const mistake *mistakes,
                   size_t n)
{
    loft_diags *diags = loft_diags_new();
    loft_json_doc *schema = NULL;
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(schema_text, strlen(schema_text), diags, &schema),
                     LOFT_OK);
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_OK);
    assert_int_equal(
        loft_schema_check(loft_json_root(schema), loft_json_root(doc), diags),
        n == 0 ? LOFT_OK : LOFT_ERR_INPUT);
    for (size_t i = 0; i < n && i < loft_diags_count(diags); i++) {
        assert_string_equal(loft_diags_get(diags, i).where, mistakes[i].where);
        assert_string_equal(loft_diags_get(diags, i).what, mistakes[i].what);
    }
    assert_int_equal(loft_diags_count(diags), n);
    loft_json_free(doc);
    loft_json_free(schema);
    loft_diags_free(diags);
}

static void what_fits_passes(void **state)
{
    (void)state;
    expect(
        rules,
        "{\"name\": \"a-1\", \"apogee_km\": {\"value\": 1.5, \"error\": 2}, "
        "\"range_km\": 0,"
        "\"mass_kg\": 9.5, \"frac\": 0, \"count\": -3, \"fuel\": null, \"version\": 1.0,"
        "\"any\": 7, \"stages\": [{\"isp_s\": 1, \"x\": 2}, {\"isp_s\": null}]}",
        NULL, 0);
}

static void all_mistakes_are_reported_at_once(void **state)
{
    (void)state;
    static const mistake mistakes[] = {
        {"", "the key \"apogee_km\" is missing"},
        {"/name", "\"A\" has length 1, must have at least 2"},
        {"/name", "\"A\" does not have the form ^[a-z0-9-]+$"},
        {"/Apogee_kn", "unknown key; did you mean \"apogee_km\"?"},
        {"/mass_kg", "is -12, must be greater than 0"},
        {"/frac", "is 1, must be less than 1"},
        {"/count", "found 1.5, wanted integer or null"},
        {"/fuel", "is \"Solid\", must be \"solid\", \"liquid\", 3 or null"},
        {"/version", "is \"1\", must be 1"},
        {"/stages", "has 3 items, must have at most 2"},
        {"/stages/1", "the key \"isp_s\" is missing"},
        {"/stages/2", "found \"a\\u001b\" (a string), wanted object"},
        {"/zebra", "unknown key"},
    };
    expect(rules,
           "{\"name\": \"A\", \"Apogee_kn\": 1, \"mass_kg\": -12, \"frac\": 1, "
           "\"count\": 1.5,"
           "\"fuel\": \"Solid\", \"version\": \"1\","
           "\"stages\": [{\"isp_s\": 1}, {}, \"a\\u001b\"], \"zebra\": 0}",
           mistakes, sizeof mistakes / sizeof mistakes[0]);
}

static void bounds_hold_on_their_own_side(void **state)
{
    (void)state;
    static const mistake mistakes[] = {
        {"/mass_kg", "is 9.5000000000000018, must be at most 9.5"},
        {"/frac", "is -0.1, must be at least 0"},
        {"/stages", "has 0 items, must have at least 1"},
    };
    expect(rules,
           "{\"name\": \"ab\", \"apogee_km\": 1, \"mass_kg\": 9.500000000000002, "
           "\"frac\": -0.1, \"stages\": []}",
           mistakes, 3);
}

static void the_form_that_was_meant_is_judged(void **state)
{
    (void)state;
    static const mistake third[] = {
        {"/apogee_km", "the key \"max\" is missing"},
        {"/apogee_km/mix", "unknown key; did you mean \"min\"?"},
        {"/range_km/error", "found \"x\" (a string), wanted number"},
    };
    expect(rules,
           "{\"name\": \"ab\", \"apogee_km\": {\"min\": 1, \"mix\": 2},"
           "\"range_km\": {\"value\": 1, \"error\": \"x\"}}",
           third, 3);
    static const mistake first[] = {{"/apogee_km", "is -1, must be at least 0"},
                                    {"/range_km",
                                     "found true, wanted number or object or "
                                     "object"}};
    expect(rules, "{\"name\": \"ab\", \"apogee_km\": -1, \"range_km\": true}", first, 2);
}

static void a_constant_tells_the_forms_apart(void **state)
{
    (void)state;
    static const char kinds[] = "{\"oneOf\": [{\"required\": [\"kind\", \"a\"], "
                                "\"properties\": {\"kind\": {\"const\":"
                                "\"one\"}, \"a\": {\"type\": \"number\"}}}, "
                                "{\"required\": [\"kind\", \"b\", \"c\"],"
                                "\"properties\": {\"kind\": {\"const\": \"two\"}, \"b\": "
                                "{\"type\": \"number\"}}}]}";
    static const mistake mistakes[] = {{"", "the key \"b\" is missing"},
                                       {"", "the key \"c\" is missing"}};
    expect(kinds, "{\"kind\": \"two\", \"a\": 1}", mistakes, 2);
}

static void one_of_is_exactly_one(void **state)
{
    (void)state;
    static const mistake mistakes[] = {{"", "fits 2 forms, must fit exactly one"}};
    expect("{\"oneOf\": [{\"minimum\": 1}, {\"maximum\": 5}]}", "3", mistakes, 1);
    expect("{\"oneOf\": [{\"minimum\": 1}, {\"maximum\": 5}]}", "7", NULL, 0);
    expect("{\"anyOf\": [{\"minimum\": 1}, {\"maximum\": 5}]}", "3", NULL, 0);
}

static void a_schema_with_mistakes_is_refused(void **state)
{
    (void)state;
    static const mistake mistakes[] = {
        {"schema#/properties/a/maxLength", "this keyword is not supported"},
        {"schema#/properties/b/type", "must be the name of a type or an array of names"},
        {"schema#/properties/c/$ref",
         "must be \"#/$defs/NAME\" with a NAME that is there"},
        {"schema#/properties/d/pattern",
         "must be a POSIX extended expression of at most 200 bytes"},
        {"schema#/oneOf", "must be an array of schemas"},
        {"schema#/$defs/x/enum",
         "must be an array of strings, numbers, booleans or null"},
        {"schema#/$defs/y", "must be a schema, an object"},
    };
    expect(
        "{\"properties\": {\"a\": {\"maxLength\": 3}, \"b\": {\"type\": \"strnig\"},"
        "\"c\": {\"$ref\": \"#/$defs/z\"}, \"d\": {\"pattern\": \"(\"}}, \"oneOf\": [],"
        "\"$defs\": {\"x\": {\"enum\": [[1]]}, \"y\": 3}}",
        "{}", mistakes, sizeof mistakes / sizeof mistakes[0]);
}

static void a_circle_of_references_ends(void **state)
{
    (void)state;
    static const mistake circle[] = {{"schema#", "$ref or forms in a circle"}};
    expect("{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}}",
           "1", circle, 1);
    expect("{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"items\": {\"$ref\": "
           "\"#/$defs/a\"}}}}",
           "[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]", NULL, 0);
    static const mistake in_forms[] = {{"schema#", "$ref or forms in a circle"}};
    expect("{\"items\": {\"oneOf\": [{\"$ref\": \"#/$defs/a\"}]}, \"$defs\": {\"a\": "
           "{\"$ref\": \"#/$defs/a\"}}}",
           "[1, 2]", in_forms, 1);
}

static void numbers_and_constants_are_compared_exactly(void **state)
{
    (void)state;
    static const char constants[] =
        "{\"properties\": {\"n\": {\"const\": 1.5}, \"b\": {\"const\": true}, "
        "\"z\": {\"const\": null}, \"s\": {\"const\": \"x\"}, \"i\": {\"type\": "
        "\"integer\"}}}";
    static const mistake above[] = {{"/n", "is 1.5000000000000002, must be 1.5"},
                                    {"/b", "is false, must be true"},
                                    {"/z", "is 0, must be null"},
                                    {"/s", "is \"y\", must be \"x\""},
                                    {"/i", "found -1.5, wanted integer"}};
    expect(
        constants,
        "{\"n\": 1.5000000000000002, \"b\": false, \"z\": 0, \"s\": \"y\", \"i\": -1.5}",
        above, 5);
    static const mistake below[] = {{"/n", "is 1.4999999999999998, must be 1.5"},
                                    {"/z", "is an array of 2, must be null"},
                                    {"/s", "is an object of 1, must be \"x\""},
                                    {"/i", "found \"1\" (a string), wanted integer"}};
    expect(constants,
           "{\"n\": 1.4999999999999998, \"b\": true, \"z\": [1, 2], \"s\": {\"x\": 1}, "
           "\"i\": \"1\"}",
           below, 4);
    expect(constants, "{\"n\": 1.50, \"b\": true, \"z\": null, \"s\": \"x\", \"i\": 1e3}",
           NULL, 0);
}

static void a_long_list_is_cut_and_counted(void **state)
{
    (void)state;
    char schema[2000] = "{\"enum\": [\"word-0\"";
    for (int i = 1; i < 60; i++) {
        snprintf(schema + strlen(schema), 24, ", \"word-%d\"", i);
    }
    strcat(schema, "]}");
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = parsed(schema);
    loft_json_doc *value = parsed("7");
    assert_int_equal(loft_schema_check(loft_json_root(doc), loft_json_root(value), diags),
                     LOFT_ERR_INPUT);
    const char *what = loft_diags_get(diags, 0).what;
    assert_int_equal(strncmp(what, "is 7, must be \"word-0\", \"word-1\", ", 34), 0);
    const char *more = strstr(what, " or ");
    int shown = 0;
    for (const char *c = what; c < more; c++) {
        shown += strncmp(c, "word-", 5) == 0;
    }
    int left = 0;
    assert_int_equal(sscanf(more, " or %d more", &left), 1);
    assert_int_equal(shown + left, 60);
    loft_json_free(doc);
    loft_json_free(value);
    loft_diags_free(diags);
}

static void only_a_closed_object_refuses_a_key(void **state)
{
    (void)state;
    static const mistake unknown[] = {{"/a", "unknown key"}};
    expect("{\"additionalProperties\": false}", "{\"a\": 1}", unknown, 1);
    expect("{\"additionalProperties\": true, \"properties\": {}}", "{\"a\": 1}", NULL, 0);
}

static void forms_go_by_title_else_by_type(void **state)
{
    (void)state;
    static const mistake titled[] = {{"", "found null, wanted a figure or object"}};
    expect("{\"oneOf\": [{\"$ref\": \"#/$defs/figure\"}, {\"type\": \"object\"}, "
           "{\"type\": [\"array\", \"string\"]}], \"$defs\": {\"figure\": "
           "{\"title\": \"a figure\", \"type\": \"number\"}}}",
           "null", titled, 1);
    static const mistake untitled[] = {{"", "found null, wanted one of the other types"}};
    expect("{\"oneOf\": [{\"type\": [\"array\", \"string\"]}]}", "null", untitled, 1);
}

static void long_titles_are_cut(void **state)
{
    (void)state;
    char schema[700] = "{\"anyOf\": [";
    for (int i = 0; i < 3; i++) {
        snprintf(schema + strlen(schema), 200,
                 "%s{\"type\": \"number\", \"title\": "
                 "\"%0120d\"}",
                 i > 0 ? ", " : "", i);
    }
    strcat(schema, "]}");
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = parsed(schema);
    loft_json_doc *value = parsed("true");
    assert_int_equal(loft_schema_check(loft_json_root(doc), loft_json_root(value), diags),
                     LOFT_ERR_INPUT);
    const char *names = strstr(loft_diags_get(diags, 0).what, "wanted ") + 7;
    assert_int_equal(strlen(names), 199);
    assert_int_equal(strncmp(names + 119, "0 or 000", 8), 0);
    loft_json_free(doc);
    loft_json_free(value);
    loft_diags_free(diags);
}

/* Of two forms that were meant as much, the one with fewer mistakes is judged. */
static void of_two_forms_the_nearer_is_judged(void **state)
{
    (void)state;
    static const mistake one[] = {{"", "is 7, must be at least 9"}};
    expect("{\"anyOf\": [{\"minimum\": 9, \"exclusiveMinimum\": 8}, {\"minimum\": 9}]}",
           "7", one, 1);
    static const mistake missing[] = {{"", "the key \"b\" is missing"}};
    expect("{\"anyOf\": [{\"required\": [\"b\"]}, {\"type\": \"number\"}]}", "{\"a\": 1}",
           missing, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_passes),
        cmocka_unit_test(all_mistakes_are_reported_at_once),
        cmocka_unit_test(bounds_hold_on_their_own_side),
        cmocka_unit_test(the_form_that_was_meant_is_judged),
        cmocka_unit_test(a_constant_tells_the_forms_apart),
        cmocka_unit_test(one_of_is_exactly_one),
        cmocka_unit_test(a_schema_with_mistakes_is_refused),
        cmocka_unit_test(a_circle_of_references_ends),
        cmocka_unit_test(numbers_and_constants_are_compared_exactly),
        cmocka_unit_test(a_long_list_is_cut_and_counted),
        cmocka_unit_test(only_a_closed_object_refuses_a_key),
        cmocka_unit_test(forms_go_by_title_else_by_type),
        cmocka_unit_test(long_titles_are_cut),
        cmocka_unit_test(of_two_forms_the_nearer_is_judged),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
