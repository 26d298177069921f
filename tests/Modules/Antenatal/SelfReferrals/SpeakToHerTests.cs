using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class SpeakToHerTests : ArrangedRequests
{
    private sealed record Notified(Guid Id, Guid PersonId, string Source, Guid? SelfReferralId, Guid? MidwifeUserId, DateOnly? AgreedEdd);

    private async Task<Notified> Pregnancy() => Assert.Single(await World.Sql<Notified>("SELECT id, person_id, source, self_referral_id, midwife_user_id, agreed_edd FROM antenatal_pregnancy"));

    [Fact]
    public async Task Somebody_who_is_known_is_notified_and_what_she_wrote_goes()
    {
        var request = await Heard();
        var command = await Spoken(request);
        var id = await Midwife.Send(command);
        Assert.Equal(id, await Midwife.Send(command));
        Assert.Equal(new Notified(id, Mother, "SelfReferral", request, Midwife.Id, Gestation.DueByDates(Today.AddDays(-60))), await Pregnancy());
        var row = await RowOf(request);
        Assert.True(row.IsEmpty);
        Assert.Equal((RequestStatus.Spoke, id), (row.Status, row.PregnancyId!.Value));
        Assert.Single(World.Told.OfType<PregnancyNotified>());
        Assert.Empty(Registering);
        Assert.Equal(["New", "TakenOn", "Trying", "Spoke"], await StepsOf(request));
        await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(request)));
    }

    [Fact]
    public async Task Somebody_new_is_registered_in_the_same_step_with_the_ids_of_the_form()
    {
        var request = await Heard();
        var form = Form();
        var id = await Midwife.Send(await Spoken(request, isNew: form));
        Assert.Equal(form, Assert.Single(Registering));
        Assert.Equal((id, form.Adult!.PersonId), ((await Pregnancy()).Id, (await Pregnancy()).PersonId));
    }

    [Fact]
    public async Task Where_she_cannot_be_registered_nothing_is_made_and_her_words_stay()
    {
        World.Answers<RegisterFamily, RegisterFamily.Answer>(_ => throw new Refused("MayTell", "Choose one - you can change it later"));
        var request = await Heard();
        Assert.Equal("MayTell", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(request, isNew: Form())))).Input);
        Assert.Equal((RequestStatus.Trying, "Ama"), ((await RowOf(request)).Status, (await RowOf(request)).FirstName));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy"));
    }

    [Fact]
    public async Task Nobody_is_made_before_a_midwife_heard_her()
    {
        var request = await TakenOn();
        Assert.Equal("Try to reach her first, and note it.", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(request)))).Message);
        await Tried(request, false);
        Assert.Equal("Note the try on which she answered first.", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(request)))).Message);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_by_name()
    {
        var request = await Heard();
        var command = await Spoken(request);
        async Task Refuses(string input, SpeakToHer.Command wrong) => Assert.Contains(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(wrong with { Id = World.NewId() }))).Reasons.Select(r => r.Input));
        await Refuses("Who", command with { PersonId = null });
        await Refuses("Who", command with { New = Form() });
        await Refuses("Parity", command with { Parity = null });
        await Refuses("Multiple", command with { Multiple = (Multiple)9 });
        await Refuses("TeamMayKnow", command with { TeamMayKnow = null });
        await Refuses("GpMayKnow", command with { GpMayKnow = null });
        await Refuses("Lmp", command with { Lmp = Today.AddDays(1) });
        await Refuses("DiscussedOn", command with { Outcome = "We talked" });
        await Refuses("Outcome", command with { DiscussedOn = Today });
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Version = 1 }));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy"));
    }

    [Fact]
    public async Task Forged_ids_and_others_requests_are_not_found()
    {
        var request = await Heard();
        var command = await Spoken(request);
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(command with { SelfReferralId = World.NewId() }));
        Assert.Equal(RequestStatus.Trying, (await RowOf(request)).Status);
    }

    [Fact]
    public async Task Somebody_who_died_is_nobody_to_choose()
    {
        await World.Arrange("INSERT INTO antenatal_death (person_id, died_on) VALUES (@Mother, @Today)", new { Mother, Today });
        var request = await Heard();
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(request)))).Input);
    }

    [Fact]
    public async Task Who_is_expecting_by_our_rows_already_is_the_same_pregnancy()
    {
        var known = await Pregnant();
        var request = await Heard();
        Assert.Equal(known, await Midwife.Send(await Spoken(request)));
        Assert.Equal(known, (await RowOf(request)).PregnancyId);
    }

    [Fact]
    public async Task Under_16_the_rule_of_a_notification_goes_on_and_the_first_task_is_done()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(World.NewId(), "The lead", null, null, false)]);
        Years[Mother] = 15;
        var request = await Heard(Hers(AgeBand.Under16));
        var first = Assert.Single(Tasks).TaskId;
        await Midwife.Send(await Spoken(request));
        Assert.Equal(3, Tasks.Count);
        Assert.Equal(first, Assert.Single(ClosedTasks).TaskId);
    }

    [Fact]
    public async Task Under_16_by_her_own_words_her_birth_is_asked_for_and_where_nobody_knows_it_the_task_stays()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(World.NewId(), "The lead", null, null, false)]);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, null, false))]);
        var request = await Heard(Hers(AgeBand.Under16));
        Assert.Equal("Born", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(request, isNew: Form())))).Input);
        await Midwife.Send(await Spoken(request));
        Assert.Empty(ClosedTasks);
    }

    private Task<Guid> Tell(SpeakToHer.Command command) => Midwife.With(s => SpeakToHer.Tell(s.GetRequiredService<ISend>(), World.Clock, command, CancellationToken.None));

    [Fact]
    public async Task Under_13_a_concern_that_says_who_she_is_comes_first_and_stands_though_the_rest_is_refused()
    {
        var request = await Heard();
        var command = await Spoken(request, isNew: Form(Today.AddYears(-12)));
        Assert.Equal("Parity", (await Assert.ThrowsAsync<Refused>(() => Tell(command with { Parity = null }))).Input);
        var concern = Assert.Single(Concerns);
        Assert.Equal((command.Id, command.New!.Adult!.PersonId), (concern.ConcernId, Assert.Single(concern.PersonIds)));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy"));
        Years[concern.PersonIds[0]] = 12;
        await Tell(command);
        Assert.Single(Concerns);
        Assert.Equal([concern.ConcernId], await World.Sql<Guid>("SELECT concern_id FROM antenatal_under_16"));
    }

    [Fact]
    public async Task Under_13_somebody_known_is_named_under_the_record_that_is_kept()
    {
        Years[Mother] = 12;
        var joined = World.NewId();
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, Family, "Ama", Masking.Full, "12 years", null, null, id == joined ? Mother : null))]);
        var id = await Tell(await Spoken(await Heard(), joined));
        Assert.Equal((id, Mother), (Assert.Single(Concerns).ConcernId, Concerns.First().PersonIds.Single()));
        Assert.Equal(Mother, (await Pregnancy()).PersonId);
    }

    [Fact]
    public async Task Under_13_by_her_own_words_a_concern_names_her_where_nobody_knows_how_old_she_is()
    {
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, null, false))]);
        await Tell(await Spoken(await Heard(Hers(AgeBand.Under13))));
        Assert.Equal([[], [Mother]], Concerns.Select(c => c.PersonIds));
        await Tell(await Spoken(await Heard(Hers(AgeBand.Under16)), NewFamily().Mother));
        Assert.Equal(2, Concerns.Count);
    }

    [Fact]
    public async Task Born_in_a_month_she_may_still_be_12_until_it_is_over()
    {
        async Task<int> After(DateOnly born)
        {
            await Tell(await Spoken(await Heard(), isNew: Form(born)));
            return Concerns.Count;
        }

        Assert.Equal(1, await After(new(2013, 3, 1)));
        Assert.Equal(1, await After(new(2013, 2, 1)));
    }

    [Fact]
    public async Task A_small_child_who_was_chosen_by_mistake_is_nobody_to_choose_and_nobody_is_alarmed()
    {
        var (_, _, _, child) = NewFamily();
        var request = await Heard();
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(async () => await Tell(await Spoken(request, child)))).Input);
        var form = Form(Today.AddYears(-3));
        Years[form.Adult!.PersonId] = 3;
        Assert.Equal("Born", (await Assert.ThrowsAsync<Refused>(async () => await Tell(await Spoken(request, isNew: form)))).Input);
        Unseen.Add(Family);
        Years[Mother] = 12;
        await Assert.ThrowsAsync<NotFound>(async () => await Tell(await Spoken(request)));
        Assert.Empty(Concerns);
    }
}
