using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>What is kept about somebody is answered whole, nobody else learns of it, and its words go when their time is over.</summary>
public sealed class RightsTests : ArrangedAround
{
    private const string Word = "zebra";

    /// <summary>Texts that are written by or about a parent or a supporter, each with a row below.</summary>
    private static readonly (string Table, string Column)[] Words =
    [
        ("peersupport_step", "reason"), ("peersupport_asked", "words"), ("peersupport_request", "prefer_faith"), ("peersupport_request", "free_when"), ("peersupport_request", "avoid_note"),
        ("peersupport_request", "signposted_to"), ("peersupport_request", "prefer_language"), ("peersupport_request", "discussed_outcome"), ("peersupport_match", "boundaries"), ("peersupport_message", "words"), ("peersupport_declared", "sealed"),
        ("peersupport_enquiry", "words"), ("peersupport_check", "number_sealed"), ("peersupport_supervision", "note"), ("peersupport_supporter", "area_note"), ("peersupport_supporter", "known_as"),
    ];

    /// <summary>Those of them that are sealed with the module's own words.</summary>
    private static readonly HashSet<(string, string)> Closed =
    [
        ("peersupport_step", "reason"), ("peersupport_request", "prefer_faith"), ("peersupport_request", "free_when"), ("peersupport_request", "avoid_note"), ("peersupport_request", "signposted_to"),
        ("peersupport_request", "prefer_language"), ("peersupport_request", "discussed_outcome"), ("peersupport_match", "boundaries"), ("peersupport_supervision", "note"), ("peersupport_supporter", "area_note"),
    ];

    private Guid Volunteer { get; set; }

    /// <summary>One row of everything that this module keeps of a parent and of a supporter.</summary>
    private async Task Everything()
    {
        Volunteer = World.NewId();
        var (supporter, _) = await Supporting(person: Volunteer);
        var (match, request) = await Matched(supporter, MatchStatus.Active);
        var args = new { supporter, match, request, row = World.NewId(), now = World.Clock.Now(), Today };
        foreach (var sql in (string[])[
            "INSERT INTO peersupport_step (id, subject_id, subject, to_status, reason, at) VALUES (@row, @request, 'Request', 'Ended', 'x', @now)",
            "INSERT INTO peersupport_asked (id, status, words, age_band, pregnant, received_at, tries, request_id, version) VALUES (@row, 'Done', 'x', 'Older', 0, @now, 0, @request, 1)",
            "INSERT INTO peersupport_message (id, match_id, from_side, words, state, written_at) VALUES (@row, @match, 'Parent', 'x', 'Shown', @now)",
            "INSERT INTO peersupport_contact (id, match_id, on_day, minutes, mode, mood_before, mood_after, noted_at) VALUES (@row, @match, @Today, 25, 'MaskedCall', 2, 4, @now)",
            "INSERT INTO peersupport_declared (id, supporter_id, kind, sealed) VALUES (@row, @supporter, 'Name', 'x')",
            "INSERT INTO peersupport_enquiry (supporter_id, words, received_at) VALUES (@supporter, 'x', @now)",
            "INSERT INTO peersupport_supervision (id, supporter_id, held_on, wellbeing, note) VALUES (@row, @supporter, @Today, 4, 'x')",
        ]) await World.Arrange(sql, args);
        await World.Arrange("UPDATE peersupport_request SET discussed_on = @Today, lead_task_id = @task", new { Today, task = World.NewId() });
        foreach (var (table, column) in Words)
            if (!Closed.Contains((table, column))) await World.Arrange($"UPDATE {table} SET {column} = '{Word}'");
            else
                foreach (var id in await World.Sql<Guid>($"SELECT id FROM {table}")) await World.Arrange($"UPDATE {table} SET {column} = @words WHERE id = @id", new { id, words = Sealed(id, Word) });
    }

    private async Task<IReadOnlyList<string>> Holding()
    {
        var found = new List<string>();
        foreach (var (table, column) in Words)
            if ((await World.Sql<int>($"SELECT COUNT(*) FROM {table} WHERE {column} IS NOT NULL")).Single() > 0) found.Add($"{table}.{column}");
        return found;
    }

    [Fact]
    public async Task No_text_holds_a_word_about_them_when_their_time_is_over_and_not_before()
    {
        await Everything();
        Assert.Equal(Words.Length, (await Holding()).Count);
        await Told(new PersonErased(Father));
        Assert.Equal(Words.Length, (await Holding()).Count);
        await Told(new PersonErased(Mother));
        Assert.All(await Holding(), left => Assert.Matches("declared|enquiry|check|supervision|supporter", left));
        await Told(new PersonErased(Volunteer));
        Assert.Empty(await Holding());
        Assert.Equal([1, 1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_request UNION ALL SELECT COUNT(*) FROM peersupport_match"));
    }

    [Fact]
    public async Task Under_either_of_two_joined_records_the_words_go()
    {
        var (_, other, _, _) = NewFamily();
        await Told(new PersonMerged(other, Mother));
        await Everything();
        await Told(new PersonErased(other));
        Assert.DoesNotContain("peersupport_request.avoid_note", await Holding());
    }

    [Fact]
    public async Task Every_text_about_somebody_is_emptied_or_known_to_be_a_code_or_of_nobody()
    {
        string[] codes =
        [
            "status", "source", "wants", "channel", "urgency", "prefer_sex", "prefer_age", "prefer_near", "end_code", "topic", "what", "subject", "from_status", "to_status", "kind", "why", "role_kind", "available",
            "sex", "age_band", "language", "check_level", "decision", "course", "from_side", "state", "held_code", "call_code", "mode", "flag_code", "paused_code", "reasons", "supporter_said", "parent_said",
            "secret_digest", "address_digest", "answer_code", "outcome", "why_code",
        ];
        // Rooms and the network hold no person's id: what is written there is signed by a chosen first name, or names nobody. How a colleague is rung ends with their account.
        string[] ofNobody = ["peersupport_programme.title", "peersupport_room.", "peersupport_post.", "peersupport_question.", "peersupport_reply.", "peersupport_on_call."];
        var known = Words.Select(w => $"{w.Table}.{w.Column}").ToHashSet(StringComparer.Ordinal);
        var texts = Schema.Of(typeof(PeerSupportModule).Assembly).Tables.Where(t => t.Name.StartsWith("peersupport_", StringComparison.Ordinal))
            .SelectMany(t => t.Columns.Where(c => c is { Kind: ValueKind.Text, Type: not "CHAR(36)" } && !codes.Contains(c.Name)).Select(c => $"{t.Name}.{c.Name}")).ToList();
        Assert.True(texts.Count >= 12);
        Assert.Equal([], texts.Where(t => !known.Contains(t) && !Array.Exists(ofNobody, n => t.StartsWith(n, StringComparison.Ordinal))));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_kept_of_a_person_is_counted_by_kind()
    {
        await Everything();
        Assert.Equal(["requests for somebody to talk to", "matches with a peer supporter"], (await World.AsSystem().Ask(new GatherAboutPerson(Mother))).Select(p => p.Kind));
        Assert.Equal(["records of a peer supporter"], (await World.AsSystem().Ask(new GatherAboutPerson(Volunteer))).Select(p => p.Kind));
        Assert.Empty(await World.AsSystem().Ask(new GatherAboutPerson(World.NewId())));
    }

    [Fact]
    public async Task Who_asks_reads_what_is_kept_and_the_other_by_the_name_that_they_chose()
    {
        await Everything();
        var parts = await World.AsSystem().Ask(new GatherForAccess(Mother));
        var request = parts.Single(p => p.Kind == "That you would like somebody to talk to").Text;
        Assert.Contains("A new baby", request, StringComparison.OrdinalIgnoreCase);
        foreach (var label in new[] { "Language", "Faith", "When you are free", "What to avoid", "What we told you about instead" }) Assert.Contains($"{label}: {Word}", request, StringComparison.Ordinal);
        Assert.Contains($"What you agreed: {Word}", parts.Single(p => p.Kind == "A match with a supporter").Text, StringComparison.Ordinal);
        Assert.Contains($"Called: {Word}", parts.Single(p => p.Kind == "A match with a supporter").Text, StringComparison.Ordinal);
        Assert.Contains("25 minutes", parts.Single(p => p.Kind == "That you were in touch").Text, StringComparison.Ordinal);
        var talked = parts.Single(p => p.Kind == "A conversation about keeping you safe");
        Assert.Equal((Word, Withholding.SeriousHarm), (talked.Text, talked.Withheld)); // who knows them decides
        Assert.All(parts.Where(p => p != talked), p => Assert.Null(p.Withheld));
        Assert.Equal(parts.Count, parts.Select(p => p.Id).Distinct().Count()); // each is decided apart
        Assert.DoesNotContain("referral", string.Join(' ', parts.Select(p => p.Text + p.Kind)), StringComparison.OrdinalIgnoreCase);
        var theirs = await World.AsSystem().Ask(new GatherForAccess(Volunteer));
        var supervision = theirs.Single(p => p.Kind == "A supervision of yours");
        Assert.Equal(Withholding.OthersData, supervision.Withheld);
        Assert.Contains(Word, supervision.Text, StringComparison.Ordinal);
        Assert.Contains($"Where: {Word}", theirs.Single(p => p.Kind == "That you volunteer as a supporter").Text, StringComparison.Ordinal);
        Assert.Contains("Supporting", theirs.Single(p => p.Kind == "That you volunteer as a supporter").Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(theirs, p => p.Others.Contains(Mother));
        var volunteers = theirs.Single(p => p.Kind == "That you volunteer as a supporter").Text;
        Assert.Contains("Training: safeguarding (", volunteers, StringComparison.Ordinal);
        Assert.Contains("that you declared", volunteers, StringComparison.Ordinal);
        Assert.Equal(2, theirs.Count(p => p.Kind == "A reference that was asked for"));
        Assert.Empty(await World.AsSystem().Ask(new GatherForAccess(Father)));
    }

    [Fact]
    public async Task What_they_wrote_is_given_and_what_the_other_wrote_waits_for_a_decision()
    {
        var (match, _) = await Matched((await Supporting()).Id, MatchStatus.Active);
        var vault = World.Services.GetRequiredService<TalkVault>();
        foreach (var (side, words) in new[] { ("Parent", "I slept at last"), ("Supporter", "So did my own two, in the end") })
        {
            var id = World.NewId();
            await World.Arrange("INSERT INTO peersupport_message (id, match_id, from_side, words, state, written_at) VALUES (@id, @match, @side, @sealedWords, 'Shown', @now)", new { id, match, side, sealedWords = vault.Close(id, words), now = World.Clock.Now() });
        }
        var parts = await World.AsSystem().Ask(new GatherForAccess(Mother));
        Assert.Equal(("I slept at last", null), parts.Single(p => p.Kind == "A message that you wrote") is var own ? (own.Text, own.Withheld) : default);
        Assert.Equal(("So did my own two, in the end", (Withholding?)Withholding.OthersData), parts.Single(p => p.Kind == "A message to you") is var theirs ? (theirs.Text, theirs.Withheld) : default);
    }
}
