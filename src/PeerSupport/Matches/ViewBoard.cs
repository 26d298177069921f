using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A coordinator sees everybody who waits or is matched, the late ones first and red.</summary>
internal static class ViewBoard
{
    internal const int AtOnce = 50;

    /// <summary>In which part of the board something stands.</summary>
    internal enum Part { Looking, Offered, Matched, InTouch }

    /// <param name="At">The page, from 1; one beyond the last is the last.</param>
    [Allows(Permissions.Coordinate, Unscoped = "the rows are limited to the coordinator's programmes")]
    internal sealed record Query(int At = 1) : IQuery<Answer>;

    /// <param name="Counts">Of all pages.</param>
    internal sealed record Answer(IReadOnlyList<Line> Lines, IReadOnlyDictionary<Part, int> Counts, int Late, int At, int Pages);

    /// <param name="Held">Contact is stopped, or they object: ask first.</param>
    internal sealed record Line(Board.Row Row, Part Part, string Parent, string? Supporter, bool IsLate, bool Held);

    internal static Part PartOf(Board.Row row) => row.MatchStatus switch
    {
        MatchStatus.Active => Part.InTouch,
        MatchStatus.Matched => Part.Matched,
        MatchStatus.Offered => Part.Offered,
        _ => row.Status == RequestStatus.Active ? Part.InTouch : row.Status == RequestStatus.Matched ? Part.Matched : Part.Looking,
    };

    internal sealed class Handler(Board board, ISend send, DoNotContact contact, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var rows = await board.Open(ct);
            var pages = Math.Max(1, (rows.Count + AtOnce - 1) / AtOnce);
            var at = Math.Clamp(query.At, 1, pages);
            List<Board.Row> page = [.. rows.Skip((at - 1) * AtOnce).Take(AtOnce)];
            List<Guid> people = [.. page.Select(r => r.PersonId).Distinct()];
            var names = people.Count == 0 ? [] : (await send.Ask(new GetPeople(people), ct)).ToDictionary(p => p.Id);
            var staff = await send.Names(page.Select(r => r.SupporterUserId), ct);
            var held = people.Count == 0 ? [] : (await contact.Held(people, ct)).Concat(await contact.Objecting(people, ct)).ToHashSet();
            audit.Saw(names.Values.Where(p => p.Masking != Masking.Hidden).Select(p => p.Id));
            return new(
                [.. page.Select(r => new Line(r, PartOf(r), names.TryGetValue(r.PersonId, out var who) ? who.Name : "Somebody", r.SupporterUserId is null ? null : staff(r.SupporterUserId), board.IsLate(r), held.Contains(r.PersonId)))],
                Enum.GetValues<Part>().ToDictionary(p => p, p => rows.Count(r => PartOf(r) == p)), rows.Count(board.IsLate), at, pages);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Coordinate, Unscoped = "the rows are limited to the coordinator's programmes")]
    internal sealed class Page(ISend send, TimeProvider clock) : PageModel
    {
        public int At { get; set; } = 1;

        internal Answer Shown { get; private set; } = null!;

        internal DateOnly Today { get; } = clock.Today();

        public async Task OnGet(CancellationToken ct)
        {
            if (!ModelState.IsValid) At = 1;
            ModelState.Clear();
            Shown = await send.Ask(new Query(At), ct);
        }

        /// <summary>What is to be done next for it, or how it stands.</summary>
        internal string Next(Line line) => line switch
        {
            { Row.WaitsForDecision: true, Row.Status: RequestStatus.Proposed } => "Waits until the team's decision stands",
            { Row.Status: RequestStatus.New } => "Talk with the parent",
            { Part: Part.Looking } => Requests.Request.Label(line.Row.Status),
            { Part: Part.Offered } => (line.Row.ParentSaid, line.Row.SupporterSaid) switch
            {
                (Said.Yes, Said.Yes) => "Both said yes: see why it does not begin",
                (null, null) => "Waits for both answers",
                (null, _) => "Ask the parent",
                _ => "Waits for the supporter",
            },
            { Row.PausedCode: ConcernStops.Paused } => "Stopped for a concern",
            { Row.PausedCode: not null } => "Quiet for now",
            { Part: Part.Matched } => "No contact yet",
            { Row.ReviewOn: { } review } when review <= Today => "Look at whether it goes on",
            _ => "In touch",
        };

        internal string By(Line line) => line switch
        {
            { Part: Part.Looking or Part.Offered, Row.DueOn: { } due } => When.Near(due, Today),
            { Part: Part.Matched, Row.FirstContactBy: { } by } => When.DayAndTime(by),
            { Part: Part.InTouch, Row.LastContactOn: { } last } => $"Last on {last.Date()}",
            _ => "-",
        };

        internal static string Path(Line line) => line.Row.MatchId is { } match ? $"/peersupport/matches/{match}" : $"/peersupport/requests/{line.Row.RequestId}";
    }
}
