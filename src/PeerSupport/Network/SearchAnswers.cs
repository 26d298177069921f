using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner looks through the answers that helped before, by words or by topic.</summary>
internal static class SearchAnswers
{
    /// <summary>The words are posted: whatever was typed by mistake stands in no address.</summary>
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public string? Text { get; set; }
        public NetworkTopic? Topic { get; set; }

        internal IReadOnlyList<FindAnswers.Item>? Found { get; private set; }

        public void OnGet()
        {
            ModelState.Clear();
            Text = null;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            if (string.IsNullOrWhiteSpace(Text) && Topic is null) throw new Refused(nameof(Text), "Enter a word, or choose a topic");
            Found = await send.Ask(new FindAnswers(Text, Topic), ct);
            return Page();
        });
    }
}
