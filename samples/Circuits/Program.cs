using System.Globalization;
using Circuits.Chapters;

// From gates to a neuron. Every derivative below that is not called numerical is computed by generated code.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;

TheGates.Print();
HardLogic.Print();
SoftLogic.Print();
LearningXor.Print();
ThreeWaysUp.Print();
SmallCircuits.Print();
OneNeuron.Print();
TrainingTheNeuron.Print();
TheGeneratedCode.Print();
