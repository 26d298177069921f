using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class EditPersonTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = _world.Form();
        await _world.Hub().Send(_family = _family with { Adult = _family.Adult! with { NhsNumber = "999 000 0019" } });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private EditPerson.Command Edit() => new(
        _family.Adult!.PersonId, 1, "Amara", "Stone", false, "Amy", new DateOnly(1994, 4, 7), null, true, "999 000 0018", null);

    [Theory]
    [InlineData(1)]
    [InlineData(501)]
    public async Task A_reason_that_says_nothing_or_does_not_fit_is_none(int length)
    {
        await _world.Restrict(_family.Adult!.PersonId);
        var refused = await _world.As(Roles.DataQuality, Guid.Empty).With(async scope =>
        {
            var page = new EditPerson.Page(scope.GetRequiredService<ISend>(), scope.GetRequiredService<Audit>())
            {
                PageContext = new() { HttpContext = new DefaultHttpContext() },
                PersonId = _family.Adult.PersonId,
                Version = 1,
                Reason = new string('x', length),
                FirstName = "Ada",
                FamilyName = "Okafor",
            };
            await page.OnPost(CancellationToken.None);
            return page.ModelState.ContainsKey("Reason");
        });
        Assert.True(refused);
        Assert.Equal("Amara", Assert.Single(await _world.Sql<string>("SELECT first_name FROM families_person WHERE id = @PersonId", new { _family.Adult.PersonId })));
    }

    [Fact]
    public async Task What_is_corrected_is_kept_and_found_and_the_number_set_aside_is_resolved()
    {
        Assert.Equal("999 000 0019", (await _world.Hub().Ask(new EditPerson.Query(_family.Adult!.PersonId))).Quarantined);
        await _world.Hub().Send(Edit());
        Assert.Equal("Stone|Amy|1994-04-07|1|9990000018|02|2", Assert.Single(await _world.Sql<string>("""
            SELECT CONCAT(family_name, '|', preferred_name, '|', date_of_birth, '|', birth_estimated, '|', nhs_number, '|', nhs_status, '|', version)
            FROM families_person
            """)));
        Assert.Equal("Amy Stone", Assert.Single((await _world.Hub().Find("stone amy")).Rows).Name);
        Assert.Empty((await _world.Hub().Find("okafor")).Rows);
        Assert.Null((await _world.Hub().Ask(new EditPerson.Query(_family.Adult!.PersonId))).Quarantined);
    }

    [Fact]
    public async Task A_number_that_stays_keeps_what_a_trace_said_of_it()
    {
        await _world.Arrange("UPDATE families_person SET nhs_number = '9990000018', nhs_status = '01', no_nhs_number_reason = NULL");
        await _world.Hub().Send(Edit());
        await _world.Hub().Send(Edit() with { Version = 2, NhsNumber = NhsNumber.MadeUp(50) });
        await _world.Hub().Send(Edit() with { Version = 3, NhsNumber = null });
        Assert.Equal("03|NotKnown", Assert.Single(await _world.Sql<string>("SELECT CONCAT(nhs_status, '|', no_nhs_number_reason) FROM families_person WHERE nhs_number IS NULL")));
    }

    [Fact]
    public async Task A_number_that_fails_is_refused_or_set_aside_and_never_takes_the_place_of_one_that_stands()
    {
        Assert.Equal("NhsNumber", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Edit() with { NhsNumber = "999 000 0012" }))).Input);
        await _world.Hub().Send(Edit() with { NhsNumber = "999 000 0012", SetAside = true });
        await _world.Hub().Send(Edit() with { Version = 2 });
        await _world.Hub().Send(Edit() with { Version = 3, NhsNumber = "999 000 0015", SetAside = true });
        Assert.Equal("9990000018|02|4", Assert.Single(await _world.Sql<string>("SELECT CONCAT(nhs_number, '|', nhs_status, '|', version) FROM families_person")));
        Assert.Equal(["999 000 0015"], await _world.Sql<string>("SELECT as_given FROM families_quarantined_number WHERE resolved_at IS NULL"));
    }

    [Fact]
    public async Task A_typed_number_that_passes_is_not_traced_and_every_change_is_kept_with_before_and_after()
    {
        await _world.Hub().Send(Edit());
        Assert.Equal(
            ["Born: nothing, 7 April 1994 (estimated)", "NHS number status: Trace required, Present but not traced", "NHS number: nothing, 999 000 0018", "Name: Amara Okafor, Amara Stone",
                "What they like to be called: nothing, Amy", "Why there is no NHS number: Not known, nothing"],
            (await _world.Sql<string>("SELECT CONCAT(field, ': ', COALESCE(before_value, 'nothing'), ', ', COALESCE(after_value, 'nothing')) FROM families_change")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_child_that_is_expected_needs_no_number_until_a_day_of_birth_is_entered()
    {
        var child = _world.NewId();
        await _world.Hub().Send(new Neighbourhood.Families.Households.AddMember.Command(child, _family.HouseholdId, "Baby", "Okafor", false, "UnbornChild", new DateOnly(2026, 3, 1)));
        var edit = new EditPerson.Command(child, 1, "Baby", "Okafor", false, null, null, new DateOnly(2026, 3, 1), false, null, null);
        await _world.Hub().Send(edit);
        Assert.Equal("07", (await _world.Hub().Ask(new EditPerson.Query(child))).Details!.NhsStatus);
        await _world.Hub().Send(edit with { Version = 2, BornMonth = null, Born = new DateOnly(2026, 3, 1) });
        var born = (await _world.Hub().Ask(new EditPerson.Query(child))).Details!;
        Assert.Equal((false, "07"), (born.IsUnborn, born.NhsStatus));
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both()
    {
        await _world.Hub().Send(Edit());
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Edit() with { FirstName = "Ada", PreferredName = null }));
        Assert.Equal(("Amara Stone", "Ada Stone"), (conflict.Stands["Name"], conflict.Sent["Name"]));
        Assert.Equal(("Amy", null), (conflict.Stands["What they like to be called"], conflict.Sent["What they like to be called"]));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Edit() with
        {
            FirstName = " ",
            FamilyName = "",
            PreferredName = "<b>",
            Born = new DateOnly(2030, 1, 1),
            NhsNumber = "999 000 0019",
            NoNhsNumberReason = "x",
        }));
        Assert.Equal(["FirstName", "FamilyName", "PreferredName", "Born", "NhsNumber", "NoNhsNumberReason"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Another_sites_worker_does_not_find_the_person_and_practice_staff_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Edit()));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Ask(new EditPerson.Query(_world.NewId())));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Edit()));
    }

    [Fact]
    public async Task A_restricted_person_is_neither_shown_nor_changed_without_a_reason()
    {
        await _world.Restrict(_family.Adult!.PersonId);
        var practitioner = _world.As(Roles.FamilyHelp, FamiliesWorld.North);
        var answer = await practitioner.Ask(new EditPerson.Query(_family.Adult.PersonId));
        Assert.Equal(("Amara", true, null), (answer.Seen.Name, answer.Seen.MayGiveReason, answer.Details));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => practitioner.Send(Edit()))).Input);
        Assert.False((await _world.Hub().Ask(new EditPerson.Query(_family.Adult.PersonId))).Seen.MayGiveReason);

        await practitioner.With(async services =>
        {
            services.GetRequiredService<Audit>().Reason = "She asked me to correct it";
            Assert.Equal("Okafor", (await services.GetRequiredService<ISend>().Ask(new EditPerson.Query(_family.Adult.PersonId))).Details!.FamilyName);
            return await services.GetRequiredService<ISend>().Send(Edit());
        });
        Assert.Contains("She asked me to correct it", await _world.Sql<string>("SELECT reason FROM kernel_audit WHERE reason IS NOT NULL"));
    }
}
