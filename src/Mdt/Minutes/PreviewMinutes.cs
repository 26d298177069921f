using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The chair reads a version of the minutes as its recipient will, before it goes.</summary>
internal static class PreviewMinutes
{
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed record Query(Guid MeetingId, Guid UserId) : IQuery<Answer>;

    /// <param name="Neutral">Families are not named: the recipient may not see their names.</param>
    /// <param name="NotForYou">How many stand in it that the chair may not see, who declared a conflict of interest.</param>
    internal sealed record Answer(MinutesView View, Recipient To, int Objections, bool Neutral, int NotForYou);

    internal sealed class Handler(Db db, CurrentUser user, Recipients recipients, MinutesDrawing drawing) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var paper = await MinutesPaper.Of(db, query.MeetingId, ct) ?? throw new NotFound("The minutes");
            var sent = await recipients.VersionFor(paper, query.UserId, ct) ?? throw new NotFound("The version");
            // A member works with the family by the team; whether anybody else does, only Families knows when they read.
            var neutral = sent.To.As != RecipientAs.Member;
            var mine = sent.Version.Without(await Conflicts.Of(db, user.Id, ct));
            return new(await drawing.Draw(paper, mine, neutral, ct), sent.To, sent.Version.Objections, neutral,
                sent.Version.Parts.Count - mine.Parts.Count + sent.Version.Own.Count - mine.Own.Count);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid MeetingId { get; set; }
        public Guid UserId { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(MeetingId, UserId), ct);
    }
}
