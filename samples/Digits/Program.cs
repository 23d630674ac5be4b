using System.Diagnostics;
using System.Globalization;
using Digits.Network;
using Digits.Terminal;
using Digits.Training;

// A network learns to read handwritten digits, along the gradient of an ordinary loss.

const double Wanted = 0.96;
const int Shown = 4;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;

// The seed decides the split, and some splits are harder: seeds 1 to 6 end between 95.0 and 98.9 %, 97.4 % on average.
var random = new Random(Seed: 2);
DigitSet digits = DigitSet.Read().Shuffled(random);
int fifth = digits.Count / 5;
DigitSet held = digits.Part(..fifth), training = digits.Part(fifth..);
var trainer = new Trainer(training, random);
Console.WriteLine($"""

    {training.Count:N0} handwritten digits to learn from, {held.Count} held out; {trainer.Weights.Length:N0} weights to learn.

    """);

var progress = new ProgressLine(Trainer.Epochs);
long start = Stopwatch.GetTimestamp();
foreach ((int epoch, double loss) in trainer.Run())
{
    double learnt = Reader.Accuracy(trainer.Weights, training), unseen = Reader.Accuracy(trainer.Weights, held);
    progress.Show(epoch, $"epoch {epoch,2}   loss {loss:F4}   training {learnt:P1}   held out {unseen:P1}");
}
double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
Console.WriteLine($"\n  {trainer.Losses.Count:N0} gradients, of {Trainer.BatchSize} images each, in {seconds:F1} seconds.");
Console.WriteLine("  The loss, step by step:\n");
Curve.Print(trainer.Losses);

int[] read = Reader.ReadAll(trainer.Weights, held);
double accuracy = Reader.Accuracy(trainer.Weights, held);
Console.WriteLine("\n  The digits that were held out:\n");
ConfusionMatrix.Print(held.Labels, read);

int[] misread = [.. Enumerable.Range(0, held.Count).Where(i => read[i] != held.Labels[i])];
Console.WriteLine($"\n  {held.Count - misread.Length} of {held.Count} are read right: {accuracy:P1}. Some of the others:\n");
Picture.Print(
    [.. misread.Take(Shown).Select(i => held.Image(i).ToArray())],
    [.. misread.Take(Shown).Select(i => $"a {held.Labels[i]}, read as {read[i]}")]);
return accuracy >= Wanted ? 0 : 1;
