using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator or chair gives a meeting another day, time, length, place or title before it begins; its members are told.</summary>
internal static class ChangeMeeting
{
    /// <param name="StartsAt">On London's clocks.</param>
    [Allows(Permissions.Schedule, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, string? Title, DateOnly? HeldOn, TimeOnly? StartsAt, int? Minutes, string? Place, int Version) : ICommand;

    /// <summary>What stands in the diary, for the form.</summary>
    [Allows(Permissions.Schedule, On = nameof(MeetingId))]
    internal sealed record Query(Guid MeetingId) : IQuery<Answer>;

    /// <param name="InRhythm">It came from the team's rhythm and has not been changed alone yet.</param>
    internal sealed record Answer(string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version, bool InRhythm);

    private sealed record Row(Guid MdtId, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version)
    {
        internal MeetingTerms Terms => new(Title, StartsAt, (int)(EndsAt - StartsAt).TotalMinutes, Place);
    }

    private static async Task<Row> Find(Db db, Guid meetingId, CancellationToken ct) => await db.Find<Row>("""
        SELECT mdt_id, title, starts_at, ends_at, place, status, version FROM mdt_meeting WHERE id = @meetingId
        """, new { meetingId }, ct) ?? throw new NotFound("The meeting");

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Find(db, query.MeetingId, ct);
            var follows = await db.Find<int>("SELECT COUNT(*) FROM mdt_rhythm_day WHERE meeting_id = @MeetingId AND apart = 0", query, ct) > 0;
            return new(row.Title, row.StartsAt, row.EndsAt, row.Place, row.Status, row.Version, follows);
        }
    }

    internal sealed class Handler(Db db, Diary diary, MeetingNotices notices, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await Find(db, command.MeetingId, ct);
            Meeting.CheckIs(stands.Status, "it cannot be changed", MeetingStatus.Planned, MeetingStatus.ListOpen, MeetingStatus.ListClosed);
            var terms = MeetingTerms.Of(new Refusals(), command.Title, command.HeldOn, command.StartsAt, command.Minutes, command.Place, clock);
            if (terms == stands.Terms && stands.Version == command.Version + 1) return default; // a second press
            if (stands.Version != command.Version)
                throw new Conflict("Somebody else has changed this meeting. Look at what stands now, then try again.", InWords(stands.Terms), InWords(terms));
            if (terms == stands.Terms) return default;
            await diary.Change(command.MeetingId, stands.MdtId, stands.Status, command.Version, stands.Terms, terms, ct);
            await db.Execute("UPDATE mdt_rhythm_day SET apart = 1 WHERE meeting_id = @MeetingId", new { command.MeetingId }, ct);
            await notices.Members(MdtNoticeKind.MeetingChanged, command.MeetingId, stands.MdtId, ct);
            return default;
        }

        private static Dictionary<string, string?> InWords(MeetingTerms terms) => new(StringComparer.Ordinal)
        {
            ["Title"] = terms.Title,
            ["When"] = $"{terms.Starts.InWords()}, {terms.Minutes} minutes",
            ["Where"] = terms.Place,
        };
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Schedule, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MeetingId { get; set; }
        public string? Title { get; set; }
        public DateOnly? HeldOn { get; set; }
        public TimeOnly? StartsAt { get; set; }
        public int? Minutes { get; set; }
        public string? Place { get; set; }
        public int Version { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Title, Place, Version) = (Stands.Title, Stands.Place, Stands.Version);
            (HeldOn, StartsAt) = (Stands.StartsAt.LondonDay(), TimeOnly.FromTimeSpan(Stands.StartsAt.London().TimeOfDay));
            Minutes = (int)(Stands.EndsAt - Stands.StartsAt).TotalMinutes;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MeetingId, Title, HeldOn, StartsAt, Minutes, Place, Version), ct);
            return Redirect($"/mdt/meetings/{MeetingId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(MeetingId), ct);
    }
}
