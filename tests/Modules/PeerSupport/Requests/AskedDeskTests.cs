using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class AskedDeskTests : ArrangedAskers
{
    [Fact]
    public async Task It_makes_a_request_and_no_person_and_sends_nothing_and_looks_for_nobody()
    {
        World.Answers<FindLikelyDuplicates, FindLikelyDuplicates.Answer>(_ => throw new InvalidOperationException("nobody is looked for"));
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(_ => throw new InvalidOperationException("nobody is looked at"));
        var id = await Write(Theirs(reach: "07700 900982"));
        var row = await AskedIs(id);
        Assert.Equal((AskedStatus.New, Programme), (row.Status, row.ProgrammeId!.Value));
        foreach (var word in (string[])["Ama", "07700", "M33", "Efua"]) Assert.DoesNotContain(word, row.Words, StringComparison.Ordinal);
        Assert.Equal(0, await Requests());
        Assert.Empty(World.Told);
        Assert.Empty(Registering);
        Assert.Empty(Queued);
        Assert.Empty(Concerns);
        var task = Assert.Single(Tasks);
        Assert.Equal((Programme, $"/peersupport/asked/{id}"), (task.AssigneeTeamId!.Value, task.Path));
        Assert.DoesNotContain("Ama", task.Title, StringComparison.Ordinal);
        Assert.Equal(["New"], await StepsOf(id));
    }

    [Fact]
    public async Task A_second_press_is_the_same_and_is_counted_once_and_beyond_the_limits_nothing_is_kept()
    {
        var id = World.NewId();
        foreach (var _ in (int[])[1, 2, 3, 4, 5, 6]) await Write(id: id, from: Home);
        Assert.Equal(1, await KeptAsked());
        Assert.Single(Tasks);
        for (var i = 0; i < 7; i++) await Write(from: Home);
        Assert.Equal(5, await KeptAsked());
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var i = 0; i < 5; i++) await Write(Theirs(reach: "07700 900982"));
        Assert.Equal(8, await KeptAsked());
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Write(Theirs(reach: "+44 7700 900982"));
        Assert.Equal(9, await KeptAsked());
    }

    [Fact]
    public async Task Many_presses_at_once_keep_one()
    {
        var id = World.NewId();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Write(id: id, from: Home))));
        Assert.Equal(1, await KeptAsked());
        Assert.Single(Tasks);
    }

    [Fact]
    public async Task Put_right_and_sent_again_the_later_words_stand_until_somebody_tried()
    {
        var id = await Write(Theirs(first: "Ama"));
        await Write(Theirs(first: "Abena"), id);
        Assert.Equal("Abena", (await Coordinator.Ask(new SeeAsked(id))).Words!.FirstName);
        await Coordinator.Send(new NoteAskedTry.Command(id, 2));
        await Write(Theirs(first: "Kofi"), id);
        Assert.Equal("Abena", (await Coordinator.Ask(new SeeAsked(id))).Words!.FirstName);
    }

    [Fact]
    public async Task Under_13_and_expecting_a_concern_comes_first_and_names_nobody()
    {
        var keptBefore = -1;
        World.Answers<RaiseConcern, Guid>(c =>
        {
            keptBefore = KeptAsked().GetAwaiter().GetResult();
            Concerns.Enqueue(c);
            return c.ConcernId;
        });
        var id = await Write(Theirs(AskerAge.Under13, pregnant: true), from: Home);
        var concern = Assert.Single(Concerns);
        Assert.Equal(0, keptBefore);
        Assert.Empty(concern.PersonIds);
        Assert.Contains($"/peersupport/asked/{id}", concern.Seen, StringComparison.Ordinal);
        foreach (var word in (string[])["Ama", "07700", "M33"]) Assert.DoesNotContain(word, concern.Seen, StringComparison.Ordinal);
        Assert.Equal(concern.ConcernId, (await AskedIs(id)).ConcernId);
    }

    [Fact]
    public async Task The_concern_stands_though_the_request_could_not_be_kept_and_nobody_drowns_the_lead()
    {
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => throw new Busy());
        await Assert.ThrowsAsync<Busy>(() => Write(Theirs(AskerAge.Under13, pregnant: true)));
        Assert.Single(Concerns);
        Assert.Equal(0, await KeptAsked());
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => GetAreaOf.Area.Unknown);
        for (var i = 0; i < 9; i++) await Write(Theirs(AskerAge.Under13, pregnant: true), from: Home);
        Assert.Equal(6, Concerns.Count);
    }

    [Fact]
    public async Task Under_16_and_expecting_the_named_lead_has_a_task_of_today_and_it_is_urgent()
    {
        var lead = World.NewId();
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role == Roles.SafeguardingLead ? [new(lead, "A lead", null, null, false)] : []);
        var id = await Write(Theirs(AskerAge.Under16, pregnant: true));
        Assert.NotNull((await AskedIs(id)).LeadTaskId);
        Assert.Single(Tasks, t => t.AssigneeUserId == lead && t.Due == Today && t.Priority == TaskPriority.Urgent && t.PersonId is null);
        Assert.Single(Tasks, t => t.AssigneeTeamId == Programme && t.Due == Today);
        Assert.Empty(Concerns);
        Assert.Null((await AskedIs(await Write(Theirs(AskerAge.Under16)))).LeadTaskId);
    }

    [Fact]
    public async Task Every_thing_that_is_missing_or_too_long_is_said_by_name_and_nothing_is_kept()
    {
        var right = Theirs();
        foreach (var (input, wrong) in new[]
        {
            ("Wants", right with { Wants = [] }), ("About", right with { About = [] }), ("Channel", right with { Channel = null }), ("Age", right with { Age = null }), ("Pregnant", right with { Pregnant = null }),
            ("By", right with { By = null }), ("Reach", right with { Reach = "1" }), ("Reach", right with { By = ReachWay.Email, Reach = "at@" }), ("Reach", right with { Reach = null }),
            ("SafeWhen", right with { SafeWhen = "\u200b" }), ("SafeWhen", right with { SafeWhen = new('ж', 101) }), ("FirstName", right with { FirstName = new('ж', 71) }),
            ("Postcode", right with { Postcode = new('1', 11) }), ("Language", right with { Language = new('ж', 51) }), ("Prefer", right with { Prefer = new('ж', 201) }), ("Avoid", right with { Avoid = new('ж', 201) }),
            ("ShareAgreed", right with { ShareAgreed = null }),
        })
            Assert.Contains(input, (await Assert.ThrowsAsync<Refused>(() => Write(wrong))).Reasons.Select(r => r.Input));
        Assert.Equal(0, await KeptAsked());
    }

    [Theory]
    [InlineData("字")]
    [InlineData("😀")]
    [InlineData("\"")]
    public async Task The_longest_in_the_widest_letters_fits_and_reads_as_it_was_written(string letter)
    {
        string Of(int most) => string.Concat(Enumerable.Repeat(letter, most / letter.Length));
        var longest = Theirs() with
        {
            Wants = Enum.GetValues<Want>(),
            About = Enum.GetValues<Topic>(),
            FirstName = Of(AskerWords.LongestName),
            By = ReachWay.Email,
            Reach = $"a@{Of(AskerWords.LongestReach - 2)}",
            SafeWhen = Of(AskerWords.LongestWhen),
            Language = Of(AskerWords.LongestLanguage),
            Prefer = Of(AskerWords.LongestText),
            Avoid = Of(AskerWords.LongestText),
        };
        var id = await Write(longest);
        Assert.Equal(longest.Avoid, (await Coordinator.Ask(new SeeAsked(id))).Words!.Avoid);
        Assert.InRange((await AskedIs(id)).Words!.Length, 1, 4000);
    }

    [Fact]
    public async Task Where_no_programme_is_of_the_place_somebody_still_answers()
    {
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => GetAreaOf.Area.Unknown);
        Assert.Equal(OtherProgramme, (await AskedIs(await Write())).ProgrammeId);
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today WHERE id = @OtherProgramme", new { Today, OtherProgramme });
        var id = await Write();
        Assert.Equal(Programme, (await AskedIs(id)).ProgrammeId);
        // Whoever coordinates it has the task, and reads it.
        Assert.Equal((Programme, $"/peersupport/asked/{id}"), (Tasks.Last().AssigneeTeamId!.Value, Tasks.Last().Path));
        Assert.Contains((await Coordinator.Ask(new ListRequests.Query())).Asked, a => a.Id == id);
        Assert.Equal("Ama", (await Coordinator.Ask(new SeeAsked(id))).Words!.FirstName);
    }

    [Fact]
    public async Task Where_no_programme_is_open_nothing_is_kept_and_it_is_said_and_one_is_not_closed_over_somebody_who_wrote()
    {
        var id = await Write();
        Assert.Equal("Close", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ChangeProgramme.Command(Programme, 1, "Sale peer support", Coordinator.Id, null, Close: true)))).Input);
        await Coordinator.Send(new EndAsked.Command(id, 1, NothingBecause.ChangedMind));
        await Coordinator.Send(new ChangeProgramme.Command(Programme, 1, "Sale peer support", Coordinator.Id, null, Close: true));
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });
        foreach (var words in (AskerWords[])[Theirs(), Theirs(AskerAge.Under13, pregnant: true)])
            Assert.Contains("was not sent", (await Assert.ThrowsAsync<Refused>(() => Write(words, from: Home))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => World.AsSystem().Send(new ReceiveAsked.Command(World.NewId(), Theirs(), null)));
        Assert.Equal(1, await KeptAsked());
        Assert.Empty(Concerns);
    }
}
