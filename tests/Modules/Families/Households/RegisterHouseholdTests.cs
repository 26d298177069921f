using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class RegisterHouseholdTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Five_answers_make_a_family_with_its_area_and_tell_it()
    {
        var form = _world.Form();
        var answer = await _world.Hub().Send(form);

        Assert.Equal(RegisterFamily.Outcome.Made, answer.Outcome);
        Assert.Equal("ZH1 1AA|E01000001|2|2019|" + FamiliesWorld.North, Assert.Single(await _world.Sql<string>(
            "SELECT CONCAT(postcode, '|', lsoa21, '|', imd_decile, '|', imd_version, '|', neighbourhood_id) FROM families_household WHERE id = @HouseholdId", new { form.HouseholdId })));
        Assert.Equal("Amara|Okafor|okafor|99|03|Normal", Assert.Single(await _world.Sql<string>(
            "SELECT CONCAT(first_name, '|', family_name, '|', family_name_folded, '|', ethnicity, '|', nhs_status, '|', sensitivity) FROM families_person")));
        Assert.Equal("Mobile|+447700900123|Unknown", Assert.Single(await _world.Sql<string>("SELECT CONCAT(kind, '|', e164, '|', safe_to_leave_message) FROM families_contact_point")));
        var told = Assert.IsType<FamilyRegistered>(Assert.Single(_world.Told));
        Assert.Equal((form.HouseholdId, "door", FamiliesWorld.Organisation), (told.HouseholdId, told.Source, told.OrganisationId));
        Assert.Equal(form.PersonIds, told.PersonIds);
    }

    [Fact]
    public async Task Each_of_the_five_is_asked_for_by_the_forms_own_words()
    {
        var empty = new RegisterFamily(_world.NewId(), new(_world.NewId(), " ", null), null, false, new(null, null), null);
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(empty));
        Assert.Equal(
            [
                ("FirstName", "Enter a name we can use"),
                ("FamilyName", "Enter a family name or choose only one name"),
                ("Postcode", "Enter a postcode or say no fixed address"),
                ("Reach", "Enter a phone number or choose another way"),
                ("MayTell", "Choose one - you can change it later"),
            ], refused.Reasons.Select(r => (r.Input, r.Text)));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_household"));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_person"));
        Assert.Empty(_world.Told);
    }

    [Fact]
    public async Task Only_one_name_and_no_fixed_address_are_answers()
    {
        var form = _world.Form(family: null, postcode: null) with { NoFixedAddress = true };
        await _world.Hub().Send(form with { Adult = form.Adult! with { OnlyOneName = true } });
        Assert.Equal("ZZ99 3VZ|0|", Assert.Single(await _world.Sql<string>("SELECT CONCAT(postcode, '|', area_known, '|', imd_decile) FROM families_household")));
        Assert.Equal("Amara", Assert.Single(await _world.Sql<string>("SELECT first_name FROM families_person WHERE family_name IS NULL")));
    }

    [Fact]
    public async Task A_postcode_outside_the_areas_is_kept_with_area_unknown()
    {
        await _world.Hub().Send(_world.Form(postcode: "ZX9 9ZZ"));
        Assert.Equal("ZX9 9ZZ|0|", Assert.Single(await _world.Sql<string>("SELECT CONCAT(postcode, '|', area_known, '|', imd_decile) FROM families_household")));
    }

    [Theory]
    [InlineData(RegisterFamily.ReachBy.Phone, "12", "Enter a telephone number, like 01632 960 001 or 07700 900 982")]
    [InlineData(RegisterFamily.ReachBy.Phone, "", "Enter a phone number or choose another way")]
    [InlineData(RegisterFamily.ReachBy.Text, "01632 960 001", FormF1.MobileWrong)]
    [InlineData(RegisterFamily.ReachBy.Email, "name@", "Enter an email address in the correct format, like name@example.com")]
    [InlineData(RegisterFamily.ReachBy.Letter, "", FormF1.LetterMissing)]
    public async Task A_way_to_reach_them_fits_its_kind(RegisterFamily.ReachBy by, string value, string message)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Form() with { Contact = new(by, value) }));
        Assert.Equal(("Reach", message), (refused.Reasons[0].Input, refused.Reasons[0].Text));
    }

    [Theory]
    [InlineData(RegisterFamily.ReachBy.Phone, "01632 960 001", "Phone", "3")]
    [InlineData(RegisterFamily.ReachBy.Text, "07700 900982", "Mobile", "9")]
    [InlineData(RegisterFamily.ReachBy.Email, "name@example.com", "Email", "4")]
    [InlineData(RegisterFamily.ReachBy.Letter, "c/o 1 Quay Street", "Postal", "1")]
    public async Task A_way_to_reach_them_is_kept_with_the_fields_code(RegisterFamily.ReachBy by, string value, string kind, string code)
    {
        await _world.Hub().Send(_world.Form() with { Contact = new(by, value, true, "before 3pm") });
        Assert.Equal($"{kind}|{code}|Yes|before 3pm", Assert.Single(await _world.Sql<string>("""
            SELECT CONCAT(c.kind, '|', p.contact_preference, '|', c.safe_to_leave_message, '|', c.safe_times) FROM families_contact_point c JOIN families_person p ON p.id = c.person_id
            """)));
    }

    [Fact]
    public async Task Children_take_the_family_name_and_one_who_is_not_born_yet_is_unborn()
    {
        var form = _world.Form().With(_world.Child("Ife", 2024, 4), _world.Child("Tobi", 2020, 1, "Bell"), _world.Child("Baby", 2026, 8));
        await _world.Hub().Send(form);
        Assert.Equal(
            ["Baby|Okafor|UnbornChild|1|07", "Ife|Okafor|Child|0|03", "Tobi|Bell|Child|0|03"],
            await _world.Sql<string>("""
                SELECT CONCAT(p.first_name, '|', p.family_name, '|', m.role, '|', p.is_unborn, '|', p.nhs_status) FROM families_person p JOIN families_member m ON m.person_id = p.id
                WHERE m.role <> 'Mother' ORDER BY p.first_name
                """));
    }

    [Theory]
    [InlineData(2027, 1)]
    [InlineData(1999, 1)]
    public async Task A_child_is_25_at_most_and_expected_within_40_weeks(int year, int month)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Form().With(_world.Child("Ife", 2024, 4), _world.Child("Tobi", year, month))));
        Assert.Equal(("Children[1].Born", "Enter month and year, like 4 2024"), (refused.Input, refused.Reasons[0].Text));
    }

    [Fact]
    public async Task Over_long_names_and_signs_are_refused()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Form(first: new string('a', 71), family: "<script>alert(1)</script>", postcode: "'; DROP TABLE x; --")));
        Assert.Equal(["FirstName", "FamilyName", "Postcode"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Yes_informs_no_is_an_objection_by_those_three_and_later_is_not_asked()
    {
        var (yes, no, later) = (_world.Form("Ann", "Alder"), _world.Form("Ben", "Birch", phone: "07700 900222", mayTell: RegisterFamily.Telling.No), _world.Form("Cat", "Cedar", phone: "07700 900333", mayTell: RegisterFamily.Telling.AskLater));
        foreach (var form in new[] { yes, no, later }) await _world.Hub().Send(form);
        Assert.Equal("Ann|EarlyHelp|Informed,Ben|EarlyHelp|Informed,Cat|EarlyHelp|NotAsked", string.Join(',', await _world.Sql<string>(
            "SELECT CONCAT(p.first_name, '|', s.purpose, '|', s.basis) FROM families_sharing s JOIN families_person p ON p.id = s.person_id ORDER BY p.first_name")));
        Assert.Equal(["GeneralPractice", "HealthVisitor", "Midwife"], await _world.Sql<string>("SELECT receiver FROM families_objection WHERE person_id = @PersonId ORDER BY receiver", no.Adult!));
    }

    [Fact]
    public async Task A_number_that_fails_its_check_is_set_aside_and_the_person_kept()
    {
        var form = _world.Form();
        await _world.Hub().Send(form with { Adult = form.Adult! with { NhsNumber = "999 000 0019", Traced = true } });
        Assert.Equal("03|", Assert.Single(await _world.Sql<string>("SELECT CONCAT(nhs_status, '|', nhs_number) FROM families_person")));
        Assert.Equal("999 000 0019", Assert.Single(await _world.Sql<string>("SELECT as_given FROM families_quarantined_number WHERE person_id = @PersonId", form.Adult!)));
    }

    [Fact]
    public async Task The_worker_and_their_site_are_involved_so_that_colleagues_reach_the_family()
    {
        var (form, me) = (_world.Form(), _world.Hub());
        await me.Send(form);
        Assert.Single((await me.Find("okafor")).Rows);
        Assert.Single((await _world.Hub().Find("okafor")).Rows);
        Assert.Empty((await _world.Hub(_world.NewId()).Find("okafor")).Rows);
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_involvement WHERE household_id = @HouseholdId", new { form.HouseholdId })).Count);
    }

    [Fact]
    public async Task A_second_press_makes_nothing_twice_and_other_content_under_the_same_id_is_a_conflict()
    {
        var (form, me) = (_world.Form(), _world.Hub());
        Assert.Equivalent(await me.Send(form), await me.Send(form));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household"));
        Assert.Single(_world.Told);
        await Assert.ThrowsAsync<Conflict>(() => me.Send(form with { Postcode = "ZH2 2BB" }));
    }

    [Fact]
    public async Task An_id_that_somebody_else_has_is_a_conflict_and_nothing_is_kept()
    {
        var taken = await _world.Family();
        var form = _world.Form("Ben", "Birch", phone: "07700 900222");
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(form with { Adult = form.Adult! with { PersonId = taken.Adult!.PersonId } }));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household"));
    }

    [Fact]
    public async Task Who_may_not_register_is_denied() =>
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Send(_world.Form()));

    [Fact]
    public async Task What_a_machine_may_send_beside_its_types_is_refused_too()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Form() with { Source = null!, Children = [null!] }));
        Assert.Equal(["Children", "Source"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Form() with { HouseholdId = Guid.Empty }))).Input);
    }

    [Fact]
    public async Task Another_organisations_record_is_refused()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Form() with { OrganisationId = _world.NewId() }));
        Assert.Equal("OrganisationId", refused.Input);
    }

    [Fact]
    public async Task A_family_that_the_worker_knows_already_is_shown_and_asked_about_first()
    {
        var me = _world.Hub();
        await me.Send(_world.Form().With(_world.Child("Ife", 2024, 4)));
        var again = _world.Form("Amy", "Stone", phone: "01632 960 001").With(_world.Child("ifé", 2024, 9));
        var refused = await Assert.ThrowsAsync<Refused>(() => me.Send(again));
        Assert.Equal("NotKnownYet", refused.Input);
        Assert.StartsWith("This family may be known already: Ife Okafor, 23 months", refused.Message, StringComparison.Ordinal);

        Assert.Equal(RegisterFamily.Outcome.Made, (await me.Send(again with { NotKnownYet = true })).Outcome);
    }

    [Fact]
    public async Task A_like_name_with_the_same_day_of_birth_is_a_hit_and_the_same_month_is_none()
    {
        var me = _world.Hub();
        var born = new DateOnly(1994, 4, 7);
        var first = _world.Form();
        await me.Send(first with { Adult = first.Adult! with { Born = born, BornMonthOnly = false } });
        var like = _world.Form("Amy", "Okaforr", postcode: "ZH2 2BB", phone: "01632 960 001");
        await Assert.ThrowsAsync<Refused>(() => me.Send(like with { Adult = like.Adult! with { Born = born, BornMonthOnly = false } }));
        Assert.Equal(RegisterFamily.Outcome.Made, (await me.Send(like with { Adult = like.Adult! with { Born = new DateOnly(1994, 4, 1) } })).Outcome);
    }

    [Fact]
    public async Task A_hit_on_somebody_out_of_sight_says_only_that_someone_will_look_and_holds_the_family_apart()
    {
        await _world.Family(); // the same mobile, in nobody's scope here
        var me = _world.Hub();
        var form = _world.Form("Ben", "Birch", postcode: "ZH2 2BB");
        Assert.Equal(RegisterFamily.Outcome.Held, (await me.Send(form)).Outcome);
        Assert.Equal(["Held"], await _world.Sql<string>("SELECT state FROM families_household WHERE id = @HouseholdId", new { form.HouseholdId }));
        Assert.Equal(["Restricted"], await _world.Sql<string>("SELECT sensitivity FROM families_person WHERE id = @PersonId", form.Adult!));
        Assert.DoesNotContain(_world.Told, t => t is FamilyRegistered told && told.HouseholdId == form.HouseholdId);
        Assert.Null((await me.Ask(new GetHousehold(form.HouseholdId)))!.Address);
    }

    [Fact]
    public async Task A_typed_valid_number_matches_nobody_by_itself_and_a_traced_one_does()
    {
        var known = _world.Form();
        await _world.Family(known with { Adult = known.Adult! with { NhsNumber = "999 000 0018", Traced = true } });
        var form = _world.Form("Ben", "Birch", postcode: "ZH2 2BB", phone: "01632 960 001");
        Assert.Equal(RegisterFamily.Outcome.Made, (await _world.Hub().Send(form with { Adult = form.Adult! with { NhsNumber = "9990000018" } })).Outcome);
        Assert.Equal("02", Assert.Single(await _world.Sql<string>("SELECT nhs_status FROM families_person WHERE id = @PersonId", form.Adult!)));

        var traced = _world.Form("Cat", "Cedar", postcode: "ZH2 2BB", phone: "01632 960 002");
        Assert.Equal(RegisterFamily.Outcome.Held, (await _world.Hub().Send(traced with { Adult = traced.Adult! with { NhsNumber = "9990000018", Traced = true } })).Outcome);
    }

    [Fact]
    public async Task What_is_refused_inside_a_caller_leaves_nothing_and_the_same_id_can_be_sent_again()
    {
        var (form, me) = (_world.Form(), _world.Hub());
        await Assert.ThrowsAsync<Refused>(() => me.Send(form with { Postcode = "nowhere" }));
        Assert.Equal(RegisterFamily.Outcome.Made, (await me.Send(form)).Outcome);
    }

    private static async Task<(IActionResult Answer, RegisterHousehold.Page Page)> Posts(World world, Actor actor, params RegisterFamily.Role[] roles) => await actor.With(async services =>
    {
        var page = PageOf.In(services, s => new RegisterHousehold.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<CurrentUser>(), world.Clock));
        page.OnGet();
        (page.FirstName, page.FamilyName, page.Postcode, page.ReachBy, page.Reach, page.MayTell, page.Roles) =
            ("Amara", "Okafor", "ZH1 1AA", RegisterFamily.ReachBy.Phone, "07700 900123", RegisterFamily.Telling.Yes, [.. roles]);
        return (await page.OnPost(CancellationToken.None), page);
    });

    [Fact]
    public async Task Who_ticks_expecting_is_offered_the_way_to_the_midwives_in_the_answer_alone_and_nobody_is_told()
    {
        await using var world = await FamiliesWorld.Start(new Neighbourhood.Families.FamiliesModule(), new Neighbourhood.Antenatal.AntenatalModule());
        var (answer, page) = await Posts(world, world.Hub(), RegisterFamily.Role.Mum, RegisterFamily.Role.Expecting);
        Assert.IsType<PageResult>(answer);
        Assert.Equal(page.Id, page.OffersToTell);
        Assert.DoesNotContain(world.Told, e => e.GetType().Namespace!.Contains("Antenatal", StringComparison.Ordinal));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
        Assert.DoesNotContain(await world.Sql<string>("SELECT body FROM kernel_outbox"), b => b.Contains("xpecting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_did_not_tick_it_or_may_not_tell_goes_to_the_family()
    {
        await using var world = await FamiliesWorld.Start(new Neighbourhood.Families.FamiliesModule(), new Neighbourhood.Antenatal.AntenatalModule());
        Assert.StartsWith("/household/", Assert.IsType<RedirectResult>((await Posts(world, world.Hub(), RegisterFamily.Role.Mum)).Answer).Url, StringComparison.Ordinal);
        // Without that module nobody may, and nothing is offered.
        var (answer, page) = await Posts(_world, _world.Hub(), RegisterFamily.Role.Expecting);
        Assert.Equal($"/household/{page.Id}", Assert.IsType<RedirectResult>(answer).Url);
        Assert.Null(page.OffersToTell);
    }
}
