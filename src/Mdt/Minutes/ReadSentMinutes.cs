using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Whoever was sent minutes reads their version: a member and a deputy who came the whole of it, everybody else their own actions. It is drawn anew each time.</summary>
internal static class ReadSentMinutes
{
    [Allows(Permissions.ReadSentMinutes, On = nameof(SentMinutesId))]
    internal sealed record Query(Guid SentMinutesId) : IQuery<MinutesView>;

    internal sealed class Handler(Db db, CurrentUser user, Recipients recipients, MinutesDrawing drawing) : IQueryHandler<Query, MinutesView>
    {
        public async Task<MinutesView> Handle(Query query, CancellationToken ct)
        {
            var paper = await MinutesPaper.Of(db, query.SentMinutesId, ct);
            // Who has left the team, and no longer owns anything, has nothing to read here any more.
            if (paper is not { Meeting.Status: MeetingStatus.Circulated } || user.Id is not { } me || await recipients.VersionFor(paper, me, ct) is not { } mine) throw new NotFound("The minutes");
            return await drawing.Draw(paper, mine.Version, neutral: false, ct);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ReadSentMinutes, On = nameof(SentMinutesId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid SentMinutesId { get; set; }

        internal MinutesView View { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => View = await send.Ask(new Query(SentMinutesId), ct);
    }
}
