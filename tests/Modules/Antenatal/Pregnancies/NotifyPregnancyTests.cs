using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class NotifyPregnancyTests : ArrangedPregnancy
{
    private Guid _lead;

    /// <summary>The midwife, and a safeguarding lead whom the setting names by the words that stand there.</summary>
    private void Staffed()
    {
        _lead = World.NewId();
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role switch
        {
            Roles.Midwife => [new(Midwife.Id, "A midwife", null, null, false)],
            Roles.SafeguardingLead => [new(_lead, "A lead", null, null, false)],
            _ => [],
        });
    }

    private NotifyPregnancy.Command Told(Guid? midwife = null, bool? agreed = true, Guid? person = null) =>
        new(World.NewId(), person ?? Mother, DueFrom.Period, Today.AddDays(-60), null, Parity.Parous, Multiple.No, agreed, TeamMayKnow: false, GpMayKnow: false, midwife);

    private sealed record Row(string Source, Guid? NotifiedBy, Guid? MidwifeUserId, Guid? HvUserId, bool GpMayKnow);

    private async Task<Row> RowOf(Guid id) => (await World.Sql<Row>("SELECT source, notified_by, midwife_user_id, hv_user_id, gp_may_know FROM antenatal_pregnancy WHERE id = @id", new { id })).Single();

    private static async Task IsRefused(Task sent, string input, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => sent);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_midwife_notes_a_pregnancy_and_it_is_hers()
    {
        var command = Told();
        var answer = await Midwife.Send(command);
        Assert.Equal((command.Id, true, false), (answer.PregnancyId, answer.Own, answer.ConcernRaised));
        Assert.Equal(new Row("Midwife", Midwife.Id, Midwife.Id, null, false), await RowOf(command.Id));
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task A_practice_a_health_visitor_and_a_hub_tell_a_midwife_and_hear_only_that_it_was_told()
    {
        Staffed();
        var told = new List<Guid>();
        foreach (var (actor, source) in ((Actor Actor, string Source)[])[(Gp, "Practice"), (Visitor, "HealthVisitor"), (HubWorker, "Hub")])
        {
            var (_, mother, _, _) = NewFamily();
            var answer = await actor.Send(Told(Midwife.Id, person: mother));
            Assert.False(answer.Own);
            Assert.Equal(new Row(source, actor.Id, Midwife.Id, source == "HealthVisitor" ? actor.Id : null, source == "Practice"), await RowOf(answer.PregnancyId));
            told.Add(answer.PregnancyId);
            if (source == "HealthVisitor") continue;
            await Assert.ThrowsAsync<Denied>(() => actor.Ask(new SeePregnancy(answer.PregnancyId)));
        }
        // Each is on her list until an appointment is agreed; no task names a family or a person.
        Assert.Equal(told.Select(id => (Midwife.Id, (string?)$"/antenatal/pregnancies/{id}", (Guid?)null, (Guid?)null)), Tasks.Select(t => (t.AssigneeUserId!.Value, t.Path, t.PersonId, t.HouseholdId)));
        Assert.All(told, id => Assert.NotEqual(Guid.Empty, id));
    }

    [Fact]
    public async Task A_hub_worker_tells_only_with_her_agreement_and_nothing_is_kept_without()
    {
        Staffed();
        foreach (var agreed in (bool?[])[false, null]) await IsRefused(HubWorker.Send(Told(Midwife.Id, agreed)), "Agreed", "Ask her first");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
        Assert.Empty(World.Told);
        await Gp.Send(Told(Midwife.Id, agreed: null));
    }

    [Fact]
    public async Task Whoever_is_no_midwife_says_whom_they_tell_and_only_a_midwife_is_one()
    {
        Staffed();
        await IsRefused(Gp.Send(Told()), "MidwifeUserId", "Choose the midwife");
        await IsRefused(Gp.Send(Told(World.NewId())), "MidwifeUserId", "from the list");
    }

    [Fact]
    public async Task Only_somebody_whom_the_sender_may_see_and_who_can_be()
    {
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(Told()));
        Unseen.Clear();
        var child = Families[Family].Single(m => m.Role == "child").PersonId;
        await IsRefused(Midwife.Send(Told(person: child)), "PersonId", "she cannot be");
        await World.Arrange("INSERT INTO antenatal_death (person_id, died_on) VALUES (@Mother, '2026-01-01')", new { Mother });
        await IsRefused(Midwife.Send(Told()), "PersonId", "she cannot be");
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Told()));
        Assert.Empty(Concerns);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_not_known_yet_is_an_answer()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => HubWorker.Send(new NotifyPregnancy.Command(Guid.Empty, Mother, null, null, null, (Parity)9, (Multiple)9, null, false, false)));
        Assert.Equal(["Agreed", "Due", "Id", "MidwifeUserId", "Multiple", "Parity"], refused.Reasons.Select(r => r.Input).Order(StringComparer.Ordinal));
        await IsRefused(Midwife.Send(Told() with { Lmp = null }), "Lmp", "first day");
        await IsRefused(Midwife.Send(Told() with { Due = DueFrom.Scan }), "EddByScan", "due date");
        var command = Told() with { Due = DueFrom.NotKnown };
        await Midwife.Send(command);
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE id = @Id AND agreed_edd IS NULL AND lmp IS NULL", new { command.Id })).Single());
    }

    [Fact]
    public async Task The_same_again_answers_as_the_first_and_other_content_is_a_conflict()
    {
        var command = Told();
        Assert.Equal(await Midwife.Send(command), await Midwife.Send(command));
        Assert.Single(World.Told.OfType<PregnancyNotified>());
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { TeamMayKnow = true }));
    }

    private Task<NotifyPregnancy.Answer> Tell(Actor actor, NotifyPregnancy.Command command) =>
        actor.With(services => NotifyPregnancy.Tell(services.GetRequiredService<ISend>(), World.Clock, command, CancellationToken.None));

    /// <summary>Acceptance scenario 44.</summary>
    [Fact]
    public async Task Scenario_44_a_girl_of_15_has_an_urgent_task_of_the_day_until_the_conversation_is_recorded_and_her_care_goes_on()
    {
        Staffed();
        Years[Mother] = 15;
        var id = (await Tell(Gp, Told(Midwife.Id))).PregnancyId;
        var urgent = Tasks.Where(t => t.KindCode == Under16.TaskKind).ToList();
        Assert.Equal([Midwife.Id, _lead], urgent.Select(t => t.AssigneeUserId!.Value));
        Assert.All(urgent, t => Assert.Equal((TaskPriority.Urgent, Today), (t.Priority, t.Due!.Value)));
        Assert.Empty(Concerns);
        // Care goes on: she is booked while the task stands.
        await Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(5), null, await VersionOf(id)));
        Assert.Equal(PregnancyStatus.Booked, await StatusOf(id));
        Assert.DoesNotContain(ClosedTasks, c => urgent.Any(t => t.TaskId == c.TaskId));
        Assert.Contains((await Midwife.Ask(new SeePregnancy(id))).Next, n => n is { Urgent: true } && n.Path.EndsWith("/conversation", StringComparison.Ordinal));
        await World.As(Roles.SafeguardingLead, userId: _lead).Send(new RecordConversation.Command(id, Today, null, "She is safe; her mother knows"));
        Assert.Equal(urgent.Select(t => t.TaskId).Order(), ClosedTasks.Where(c => c.Outcome == TaskOutcome.Done).Select(c => c.TaskId).Where(c => urgent.Any(t => t.TaskId == c)).Order());
    }

    [Fact]
    public async Task Scenario_44_for_a_girl_of_12_the_concern_is_raised_before_anything_else_is_saved_and_stands_when_the_rest_fails()
    {
        Staffed();
        Years[Mother] = 12;
        var command = Told(Midwife.Id) with { Due = DueFrom.Scan }; // the scan's day is missing
        await Assert.ThrowsAsync<Refused>(() => Tell(Gp, command));
        var concern = Assert.Single(Concerns);
        Assert.Equal([Mother], concern.PersonIds);
        Assert.Single(await World.Sql<string>("SELECT command FROM kernel_answer WHERE command LIKE '%RaiseConcern%'")); // it was kept
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
        // Mended and sent again under the same id it is the same concern.
        var answer = await Tell(Gp, command with { EddByScan = Today.AddDays(200) });
        Assert.True(answer.ConcernRaised);
        Assert.Single(Concerns);
        Assert.Equal([concern.ConcernId], await World.Sql<Guid>("SELECT concern_id FROM antenatal_under_16 WHERE pregnancy_id = @PregnancyId", new { answer.PregnancyId }));
        Assert.Equal(2, Tasks.Count(t => t.KindCode == Under16.TaskKind));
    }

    [Fact]
    public async Task A_hub_worker_without_her_agreement_still_raises_the_concern_for_a_girl_of_12()
    {
        Staffed();
        Years[Mother] = 12;
        await Assert.ThrowsAsync<Refused>(() => Tell(HubWorker, Told(Midwife.Id, agreed: false)));
        Assert.Single(Concerns);
    }

    [Fact]
    public async Task Where_the_conversation_was_held_it_is_recorded_with_the_notification_and_no_task_stands()
    {
        Staffed();
        Years[Mother] = 15;
        await IsRefused(Midwife.Send(Told() with { DiscussedOn = Today }), "Outcome", "what came of it");
        var id = (await Midwife.Send(Told() with { DiscussedOn = Today, Outcome = "She is safe" })).PregnancyId;
        Assert.Empty(Tasks);
        Assert.Equal((Today, "She is safe"), ((await Midwife.Ask(new SeePregnancy(id))).Under16!.On!.Value, (await Midwife.Ask(new SeePregnancy(id))).Under16!.Outcome));
    }

    [Fact]
    public async Task The_form_names_the_front_door_and_goes_where_the_sender_may_go()
    {
        Staffed();
        Settings["antenatal.under13Referral"] = "Sale front door";
        await Gp.With(async services =>
        {
            var page = PageOf.In(services, s => new NotifyPregnancy.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<CurrentUser>(), World.Clock) { HouseholdId = Family });
            await page.OnGet(CancellationToken.None);
            Assert.Equal(("Sale front door", false, false, false), (page.FrontDoor, page.IsMidwife, page.AsksAgreed, page.AsksGp));
            Assert.Equal([Mother, Father], page.Members.Select(m => m.PersonId)); // not the child of three
            Assert.Single(page.Midwives);
            Assert.IsType<Microsoft.AspNetCore.Mvc.RazorPages.PageResult>(await page.OnPost(CancellationToken.None)); // nobody was chosen
            page.ModelState.Clear();
            (page.PersonId, page.Due, page.MidwifeUserId) = (Mother, DueFrom.NotKnown, Midwife.Id);
            Assert.Equal("/antenatal/notify/told", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
        Years[Mother] = 12;
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed'");
        await Midwife.With(async services =>
        {
            var page = PageOf.In(services, s => new NotifyPregnancy.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<CurrentUser>(), World.Clock) { HouseholdId = Family });
            await page.OnGet(CancellationToken.None);
            (page.PersonId, page.Due) = (Mother, DueFrom.NotKnown);
            Assert.Equal("/antenatal/notify/told?concern=true", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            var told = PageOf.In(services, s => new ToldOfPregnancy.Page(s.GetRequiredService<ISend>()) { Concern = true });
            await told.OnGet(CancellationToken.None);
            Assert.Equal("Sale front door", told.FrontDoor);
            return 0;
        });
    }

    [Fact]
    public async Task Whatever_is_typed_is_kept_or_refused_and_never_an_error()
    {
        Years[Mother] = 15;
        foreach (var text in (string[])[new('x', 10_000), "\u0000\u0007 bell", "\ud800 half", "'; DROP TABLE antenatal_pregnancy;--", "<script>alert(1)</script>", "   ", ""])
        {
            try
            {
                await Midwife.Send(Told() with { DiscussedOn = Today, Outcome = text });
            }
            catch (Refused refused)
            {
                Assert.False(string.IsNullOrWhiteSpace(refused.Message));
            }
        }
    }
}
