using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner reads a question with what was answered, and goes on from there.</summary>
internal static class ViewQuestion
{
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid QuestionId { get; set; }

        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal SeeQuestion.View Found { get; private set; } = null!;

        internal string? SaidInWords => Said switch
        {
            "asked" => "Your question is asked. Those who know the topic see it now",
            "answered" => "Your answer is there",
            "helped" => "Thank you. The answer is kept for others",
            "closed" => "Nobody is asked any more",
            "hidden" => "It is out of sight. The coordinator of peer support looks at it",
            "settled" => "It is settled",
            "again" => "Thank you. The answer is kept again",
            "gone" => "The answer is not found by others any more",
            "saved" => "Your call is noted, and what you learned is kept for others",
            _ => null,
        };

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Found = await send.Ask(new SeeQuestion(QuestionId), ct);
        }
    }
}
