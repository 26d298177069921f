using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class SendReferralTests : ArrangedAsked
{
    private sealed record Log(string Outcome, string? ReasonCode, Guid? ToSiteId, DateTimeOffset? RetriedAt);

    private Task<IReadOnlyList<Log>> Logged() => World.Sql<Log>("SELECT outcome, reason_code, to_site_id, retried_at FROM familyhubs_referral_log ORDER BY at, id");

    private Task<IReadOnlyList<Guid>> All() => World.Sql<Guid>("SELECT id FROM familyhubs_gp_referral");

    [Fact]
    public async Task A_family_that_agreed_is_sent_and_the_hub_has_a_task_and_sees_them()
    {
        var id = await Sent();
        var task = Assert.Single(Tasks);
        Assert.Equal((Referrals.TaskKind, Hub, WorkingDay(Today, 5), TaskPriority.Medium), (task.KindCode, task.AssigneeTeamId!.Value, task.Due!.Value, task.Priority));
        Assert.Equal((Family, Hub, false), (Told<HubInvolvementBegan>()[0].HouseholdId, Told<HubInvolvementBegan>()[0].SiteId, Told<HubInvolvementBegan>()[0].Shown));
        var seen = await Worker.Ask(new SeeReferral(id));
        Assert.Equal((HubNeed.MeetingOthers, "Ring her own mobile, mornings", "Harbour Lane Surgery"), (seen.Need, seen.SafeContact, seen.Practice));
        Assert.Equal(["Sent"], (await Logged()).Select(l => l.Outcome));
    }

    [Fact]
    public async Task The_practice_is_the_accounts_and_children_are_counted_as_of_that_day()
    {
        await Sent();
        Assert.Equal(["Z99901"], await World.Sql<string>("SELECT practice_ods FROM familyhubs_gp_referral WHERE sender_organisation_id = @Surgery", new { Surgery }));
        Assert.Equal([1], await World.Sql<int>("SELECT children FROM familyhubs_gp_referral"));
        Assert.Equal([Child], await World.Sql<Guid>("SELECT person_id FROM familyhubs_gp_referral_person WHERE is_child = 1"));
    }

    [Theory]
    [InlineData("Routine", 5, TaskPriority.Medium)]
    [InlineData("Soon", 2, TaskPriority.High)]
    [InlineData("Today", 0, TaskPriority.Urgent)]
    public async Task How_soon_it_wants_an_answer_is_the_tasks_day(string urgency, int days, TaskPriority priority)
    {
        await Sent(Referral() with { Urgency = Enum.Parse<HubUrgency>(urgency) });
        Assert.Equal((WorkingDay(Today, days), priority), (Assert.Single(Tasks).Due!.Value, Tasks.Single().Priority));
    }

    [Fact]
    public async Task Without_their_yes_nothing_is_sent()
    {
        await Ready();
        foreach (var agreed in (bool?[])[false, null]) await IsRefused(Gp.Send(Referral() with { Agreed = agreed }), "Agreed", "Ask them first");
        Assert.Empty(await All());
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        await Ready();
        var refused = await Assert.ThrowsAsync<Refused>(() => Gp.Send(new SendReferral.Command(Guid.Empty, Guid.Empty, null, null, new string('x', 501), null, null, " ", null, null, new string('r', 61))));
        Assert.Equal(new[] { "Agreed", "HouseholdId", "Id", "Need", "NeedNote", "PersonIds", "Reference", "SafeContact", "SiteId", "TellBack", "Urgency" }, refused.Reasons.Select(r => r.Input).Order(StringComparer.Ordinal));
        await IsRefused(Gp.Send(Referral() with { Need = (HubNeed)99 }), "Need", "Choose");
        await IsRefused(Gp.Send(Referral() with { Urgency = (HubUrgency)99, TellBack = (TellBack)99 }), "Urgency", "Choose");
        await IsRefused(Gp.Send(Referral(people: [.. Enumerable.Range(0, 31).Select(_ => World.NewId())])), "PersonIds", "30");
    }

    [Fact]
    public async Task Only_people_of_a_household_that_the_sender_may_see()
    {
        await Ready();
        var (other, stranger, _, _, _) = NewFamily();
        await IsRefused(Gp.Send(Referral(people: [stranger])), "PersonIds", "of this household");
        Unseen.Add(other);
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(Referral(household: other, people: [stranger])));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(Referral(household: World.NewId())));
    }

    [Fact]
    public async Task Somebody_who_objects_to_sharing_is_not_sent()
    {
        await Ready();
        await World.Arrange("INSERT INTO familyhubs_objection (objection_id, person_id, purpose) VALUES (@id, @Mother, 'EarlyHelp')", new { id = World.NewId(), Mother });
        await IsRefused(Gp.Send(Referral()), "PersonIds", "Talk with them first");
        await Gp.Send(Referral(people: [Child]));
    }

    [Fact]
    public async Task The_same_again_answers_as_the_first_and_other_content_under_the_id_is_a_conflict()
    {
        await Ready();
        var command = Referral();
        Assert.Equal(await Gp.Send(command), await Gp.Send(command));
        Assert.Single(await All());
        Assert.Single(Tasks);
        await Assert.ThrowsAsync<Conflict>(() => Gp.Send(command with { Need = HubNeed.Sleep }));
    }

    [Fact]
    public async Task A_hub_that_has_closed_bounces_to_the_one_in_its_place_and_that_is_logged()
    {
        await Ready();
        await Closed(Hub, OtherHub);
        var sent = await Gp.Send(Referral());
        Assert.Equal((SendOutcome.Bounced, ReferralLog.SiteClosed), (sent.Outcome, sent.ReasonCode));
        Assert.Equal([OtherHub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_gp_referral"));
        var log = Assert.Single(await Logged());
        Assert.Equal(("Bounced", OtherHub), (log.Outcome, log.ToSiteId!.Value));
        Assert.NotNull(log.RetriedAt);
    }

    [Fact]
    public async Task A_hub_that_has_closed_with_none_in_its_place_fails_and_so_do_two_that_replace_each_other()
    {
        await Ready();
        await Closed(Hub);
        Assert.Equal(SendOutcome.Failed, (await Gp.Send(Referral())).Outcome);
        await Closed(Hub, OtherHub);
        await Closed(OtherHub, Hub);
        Assert.Equal(SendOutcome.Failed, (await Gp.Send(Referral())).Outcome);
        Assert.Empty(await All());
        Assert.Equal(["Failed", "Failed"], (await Logged()).Select(l => l.Outcome));
    }

    [Fact]
    public async Task A_hub_that_is_not_there_is_logged_as_failed_and_the_next_try_under_the_same_reference_says_so()
    {
        await Ready();
        var failed = await Gp.Send(Referral(World.NewId()) with { Reference = "EMIS-77" });
        Assert.Equal((SendOutcome.Failed, ReferralLog.UnknownSite), (failed.Outcome, failed.ReasonCode));
        Assert.Empty(await All());
        await Gp.Send(Referral() with { Reference = "EMIS-77" });
        var log = await Logged();
        Assert.Equal(["Failed", "Sent"], log.Select(l => l.Outcome));
        Assert.NotNull(log[0].RetriedAt);
    }

    [Fact]
    public async Task An_account_without_an_organisation_is_told_whom_to_ask()
    {
        await Ready();
        await IsRefused(World.As(Roles.PracticeStaff).Send(Referral()), "", "belongs to no organisation");
        Assert.Equal(OrganisationType.GpPractice, (await Gp.Ask(new GetOrganisations([Surgery]))).Single().Type);
    }

    [Fact]
    public async Task Hub_workers_and_people_without_a_role_send_nothing()
    {
        await Ready();
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Referral()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Referral()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListOpenHubs(null)));
    }

    [Fact]
    public async Task The_form_is_three_presses_a_tile_they_agreed_send()
    {
        await Ready();
        var far = await Site("A far hub");
        await World.Arrange("UPDATE familyhubs_site SET neighbourhood_id = NULL WHERE id = @far", new { far });
        await Gp.With(async services =>
        {
            var page = Mdt.PageOf.In(services, _ => new SendReferral.Page((ISend)services.GetService(typeof(ISend))!, (CurrentUser)services.GetService(typeof(CurrentUser))!, World.Clock) { HouseholdId = Family });
            await page.OnGet(CancellationToken.None);
            Assert.Equal((Hub, HubUrgency.Routine, TellBack.NotAsked, 4), (page.SiteId, page.Urgency, page.TellBack, page.PersonIds.Count)); // the nearest, everybody at home
            (page.Need, page.Agreed) = (HubNeed.Feeding, true);
            Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await page.OnPost(CancellationToken.None));
            return 0;
        });
        Assert.Single(await All());
        Assert.Equal(3, (await Gp.Ask(new ListOpenHubs(Sale))).Count);
    }

    [Fact]
    public async Task A_form_that_failed_gets_a_new_id_so_that_it_can_be_sent_again()
    {
        await Ready();
        await Gp.With(async services =>
        {
            var page = Mdt.PageOf.In(services, _ => new SendReferral.Page((ISend)services.GetService(typeof(ISend))!, (CurrentUser)services.GetService(typeof(CurrentUser))!, World.Clock) { HouseholdId = Family });
            await page.OnGet(CancellationToken.None);
            (page.Need, page.Agreed, page.SiteId) = (HubNeed.Feeding, true, World.NewId());
            var before = page.Id;
            Assert.IsType<Microsoft.AspNetCore.Mvc.RazorPages.PageResult>(await page.OnPost(CancellationToken.None));
            Assert.NotEqual(before, page.Id);
            page.ModelState.Clear();
            page.SiteId = Hub;
            Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await page.OnPost(CancellationToken.None));
            return 0;
        });
    }

    [Fact]
    public async Task A_name_to_find_a_family_by_is_posted_and_finds_those_of_the_sender()
    {
        await Ready();
        World.Answers<FindHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => q.Text == "okafor" ? [new(Family, "Okafor", Masking.Full, "Sale", 4)] : []);
        await Gp.With(async services =>
        {
            var page = Mdt.PageOf.In(services, _ => new SendReferral.Page((ISend)services.GetService(typeof(ISend))!, (CurrentUser)services.GetService(typeof(CurrentUser))!, World.Clock) { Search = "okafor", HouseholdId = Family });
            await page.OnPostFind(CancellationToken.None);
            Assert.Single(page.Found);
            Assert.Null(page.Household);
            page.Search = "";
            await page.OnPostFind(CancellationToken.None);
            Assert.Contains("Enter a name", page.ModelState["Search"]!.Errors.Single().ErrorMessage, StringComparison.Ordinal);
            return 0;
        });
    }

    [Fact]
    public async Task Whatever_is_typed_is_kept_or_refused_and_never_an_error()
    {
        await Ready();
        foreach (var text in (string[])[new('x', 10_000), "\u0000\u0007 bell", "\ud800 half", "'; DROP TABLE familyhubs_link;--", "<script>alert(1)</script>", "   ", ""])
        {
            try
            {
                await Gp.Send(Referral() with { NeedNote = text, SafeContact = text, Reference = text });
            }
            catch (Refused refused)
            {
                Assert.False(string.IsNullOrWhiteSpace(refused.Message));
            }
        }
        Assert.NotNull(await Gp.Ask(new ListSentReferrals.Query()));
    }
}
